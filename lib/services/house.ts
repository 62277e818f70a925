import { randomUUID } from "node:crypto";
import type { AlertSources } from "@/agents/alert-ports";
import type { Clock } from "@/agents/ports";
import type { Reasoner } from "@/agents/reasoner";
import { env } from "@/lib/config/env";
import { createAlertSources } from "@/lib/intel/sources";
import { embeddedQueue } from "@/lib/queue/embedded";
import type { WorkflowQueue } from "@/lib/queue/queue";
import { createNudge, type Nudge } from "@/lib/realtime/nudge";
import { type AlertHistoryStore, alertHistoryStore } from "@/lib/store/alert-history";
import { type AuditStore, auditStore } from "@/lib/store/audit";
import { type BulkUndoStore, bulkUndoStore } from "@/lib/store/bulk-undos";
import { type Database, openDatabase } from "@/lib/store/client";
import { type EvaluationStore, evaluationStore } from "@/lib/store/evaluations";
import { type FactsStore, factsStore } from "@/lib/store/facts";
import { type HistoryStore, historyStore } from "@/lib/store/history";
import { type IdempotencyStore, idempotencyStore } from "@/lib/store/idempotency";
import { type LessonStore, lessonStore } from "@/lib/store/lessons";
import { type ModelCallStore, modelCallStore } from "@/lib/store/model-calls";
import { type ModelUsageStore, modelUsageStore } from "@/lib/store/model-usage";
import { type NotificationStore, notificationStore } from "@/lib/store/notifications";
import { type RollupStore, rollupStore } from "@/lib/store/rollups";
import { type SavedViewStore, savedViewStore } from "@/lib/store/saved-views";
import { type SettingStore, settingStore } from "@/lib/store/settings";
import { type ThreatStore, threatStore } from "@/lib/store/threats";
import { type TicketStore, ticketStore } from "@/lib/store/tickets";
import { type WorkflowStore, workflowStore } from "@/lib/store/workflows";
import { type ModelDesk, openModelDesk } from "./open-model-desk";

/** Everything a verb may use, wired once a process. */
export type House = {
  db: Database;
  threats: ThreatStore;
  facts: FactsStore;
  history: HistoryStore;
  rollups: RollupStore;
  audit: AuditStore;
  settings: SettingStore;
  idempotency: IdempotencyStore;
  bulkUndos: BulkUndoStore;
  savedViews: SavedViewStore;
  workflows: WorkflowStore;
  tickets: TicketStore;
  notifications: NotificationStore;
  evaluations: EvaluationStore;
  alertHistory: AlertHistoryStore;
  lessons: LessonStore;
  queue: WorkflowQueue;
  modelCalls: ModelCallStore;
  modelUsage: ModelUsageStore;
  reasoner: Reasoner | null; // null: judged by rules only
  modelDesk: ModelDesk | null; // the same, with its state
  sources: AlertSources;
  clock: Clock;
  random(): number; // [0, 1)
  newId(): string;
  nudge: Nudge;
};

export const systemClock: Clock = { now: () => new Date(), elapsed: () => performance.now() };

export function buildHouse(
  databaseUrl: string,
  parts: Partial<Pick<House, "clock" | "random" | "newId" | "nudge" | "queue" | "reasoner">> & {
    durable?: boolean;
    openModelDesk?: typeof openModelDesk;
  } = {},
): House {
  const db = openDatabase(databaseUrl, { durable: parts.durable ?? false });
  const clock = parts.clock ?? systemClock;
  const facts = factsStore(db);
  const history = historyStore(db);
  const alertHistory = alertHistoryStore(db);
  const modelCalls = modelCallStore(db, clock);
  const modelDesk = parts.openModelDesk?.(modelCalls) ?? null;
  return {
    db,
    threats: threatStore(db),
    facts,
    history,
    rollups: rollupStore(db),
    audit: auditStore(db),
    settings: settingStore(db),
    idempotency: idempotencyStore(db),
    bulkUndos: bulkUndoStore(db),
    savedViews: savedViewStore(db),
    workflows: workflowStore(db),
    tickets: ticketStore(db),
    notifications: notificationStore(db),
    evaluations: evaluationStore(db),
    alertHistory,
    lessons: lessonStore(db),
    modelCalls,
    modelUsage: modelUsageStore(db),
    reasoner: parts.reasoner ?? modelDesk,
    modelDesk,
    queue: parts.queue ?? embeddedQueue(db, clock),
    sources: createAlertSources({ facts, history, alerts: alertHistory }),
    clock,
    random: parts.random ?? Math.random,
    newId: parts.newId ?? randomUUID,
    nudge: parts.nudge ?? { send: () => undefined, close: () => undefined },
  };
}

const shared = globalThis as { __socHouse?: House };

/** The house of this process: every bundle that the web server loads shares one connection. */
export function house(): House {
  if (!shared.__socHouse) {
    const { databaseUrl, host, realtimePort, runSecret } = env();
    const nudge = createNudge({ host, port: realtimePort, secret: runSecret });
    shared.__socHouse = buildHouse(databaseUrl, { nudge, openModelDesk });
  }
  return shared.__socHouse;
}
