import { alertEntities } from "@/agents/alert/alert-keys";
import { decideAlert } from "@/agents/alert/decide";
import { investigateAlert } from "@/agents/alert/investigate";
import { planAlertResponse } from "@/agents/alert/respond";
import { triageAlert } from "@/agents/alert/triage";
import type { AlertCase, AlertSources } from "@/agents/alert-ports";
import type { Clock } from "@/agents/ports";
import { SYSTEM } from "@/lib/auth/actor";
import { AlertInput } from "@/lib/schema/alert";
import type { Resolution } from "@/lib/schema/threat-analysis";
import { type PastRun, storePastRuns } from "@/lib/store/past-workflows";
import type { NewWorkflow } from "@/lib/store/workflow-insert";
import { canonicalHash } from "./canonical-hash";
import { fillTemplate } from "./fill-template";
import type { House } from "./house";
import { installationData, type ResolvedAlerts } from "./installation-data";
import { normaliseAlert } from "./normalise-alert";
import { pastMoment } from "./past-moment";
import { turnOfOthers } from "./turn-of-others";

type Entry = ResolvedAlerts["alerts"][number] & { eventAt: Date };
type Progress = (done: number, total: number) => void;

const STORED_AT_ONCE = 25;
const RECEIVED_AFTER_MS = 20_000;
const REQUEST_ID = "seed";

function inputOf({ at: _, eventAt, rule, resolution: __, ...entry }: Entry, house: House): AlertInput {
  const { rules } = installationData("resolved_alerts");
  const filled = fillTemplate(entry, { now: eventAt, random: house.random }) as object;
  return AlertInput.parse({ ...rules[rule], ...filled, rule_id: rule, timestamp: eventAt.toISOString() });
}

/** The graph's four judgements in its order, without its queue: nothing here can be cut off half-way. */
async function judge(item: AlertCase, sources: AlertSources, clock: Clock) {
  const deps = { sources, clock };
  const triage = await triageAlert(item, deps);
  const investigation = triage.requires_investigation ? await investigateAlert(item, triage, deps) : null;
  const decision = await decideAlert(item, { triage, investigation }, deps);
  const from = clock.elapsed();
  const plan = await planAlertResponse(item, { triage, investigation, decision }, deps);
  return { triage, investigation, decision, plan, plan_ms: clock.elapsed() - from };
}

type Judged = Awaited<ReturnType<typeof judge>>;

function runOf(item: AlertCase, judged: Judged, resolution: Resolution): PastRun {
  const { triage, investigation, decision, plan, plan_ms } = judged;
  const { ticket, notifications, actions, summary } = plan;
  const status = resolution.verdict === "true_positive" ? ("approved" as const) : ("rejected" as const);
  return {
    workflow_id: item.workflow_id,
    at: item.received_at,
    closed_at: ticket.status === "closed" ? item.received_at : resolution.at,
    nodes: [
      { node: "triage", result: triage },
      ...(investigation ? [{ node: "investigate" as const, result: investigation }] : []),
      { node: "decide", result: decision },
    ],
    response: {
      actions: actions.map((action) => (action.requires_approval ? { ...action, status } : action)),
      automation_applied: [],
      status: "closed",
      summary,
      source: "rules",
      processing_time_ms: plan_ms,
      started_at: item.received_at,
    },
    ticket,
    notifications,
  };
}

/** Judges one alert of the past at its own time, and stores it as people closed it. */
async function seedOne(house: House, entry: Entry, now: Date): Promise<PastRun> {
  const input = inputOf(entry, house);
  const received = new Date(Math.min(entry.eventAt.getTime() + RECEIVED_AFTER_MS, now.getTime()));
  const at = received.toISOString();
  const { alert, warnings } = normaliseAlert(input, received);
  const item = { workflow_id: house.newId(), alert, received_at: at, intake_seq: Number.MAX_SAFE_INTEGER };
  const clock = { now: () => received, elapsed: house.clock.elapsed };
  const judged = await judge(item, house.sources, clock);
  const { triage, investigation, decision, plan } = judged;
  const { after_minutes, ...said } = entry.resolution;
  const closed = Math.min(received.getTime() + after_minutes * 60_000, now.getTime());
  const resolution = { ...said, at: new Date(closed).toISOString() };
  const took = [triage, investigation, decision].reduce((sum, node) => sum + (node?.processing_time_ms ?? 0), 0);
  const workflow: NewWorkflow = {
    id: item.workflow_id,
    alert,
    alertHash: canonicalHash(input),
    keys: alertEntities(alert),
    warnings,
    past: {
      resolution,
      verdict: decision.final_verdict,
      priority: decision.priority,
      judged: {
        confidence: decision.confidence,
        risk: investigation?.risk_score ?? null,
        investigated: triage.requires_investigation,
        respond_by: plan.ticket.respond_by,
        took_ms: took + judged.plan_ms,
      },
    },
  };
  await house.workflows.add([workflow], { origin: "seed", batchId: null, actor: SYSTEM, requestId: REQUEST_ID, at });
  return runOf(item, judged, resolution);
}

/** Stores the demo's resolved alerts in order of their events, so that each is judged by what was known before it. @returns how many */
export async function seedAlerts(house: House, now: Date, onProgress?: Progress): Promise<number> {
  const entries = installationData("resolved_alerts")
    .alerts.map((entry) => ({ ...entry, eventAt: pastMoment(entry.at, now) }))
    .sort((a, b) => a.eventAt.getTime() - b.eventAt.getTime());
  let runs: PastRun[] = [];
  for (const [index, entry] of entries.entries()) {
    runs.push(await seedOne(house, entry, now));
    const done = index + 1;
    if (runs.length < STORED_AT_ONCE && done < entries.length) continue;
    await storePastRuns(house.db, runs);
    runs = [];
    onProgress?.(done, entries.length);
    await turnOfOthers();
  }
  return entries.length;
}
