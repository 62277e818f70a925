import type { Alert } from "@/lib/schema/alert";
import type { Resolution } from "@/lib/schema/threat-analysis";
import type { AlertVerdict, Priority, WorkflowOrigin } from "@/lib/schema/workflow";
import type { Param } from "./client";
import { keyOf } from "./columns";

/** What an alert is found again by; all lower case, `entities` with their kinds ("host:web-1"). */
export type WorkflowKeys = { rule: string; host: string | null; user: string | null; entities: string[] };

/** `past` is for history that people resolved elsewhere: it never enters the queue. */
export type NewWorkflow = {
  id: string;
  alert: Alert;
  alertHash: string;
  keys: WorkflowKeys;
  warnings: string[];
  past?: Past;
};

export type Past = {
  resolution: Resolution;
  verdict: AlertVerdict | null;
  priority: Priority | null;
  judged?: {
    confidence: number;
    risk: number | null;
    investigated: boolean;
    respond_by: string | null;
    took_ms: number;
  };
};

/** `at`: when they were received; `batchId`: the call to /api/alerts/batch. */
export type Intake = {
  origin: WorkflowOrigin;
  batchId: string | null;
  actor: { name: string };
  requestId: string;
  at: string;
};

function columnsOf({ id, alert, alertHash, keys, warnings, past }: NewWorkflow, intake: Intake) {
  const resolution = past?.resolution;
  const at = intake.at;
  const judged = past?.judged;
  return {
    id,
    batchId: intake.batchId,
    alertId: alert.alert_id,
    alertHash,
    origin: intake.origin,
    ruleId: alert.rule_id,
    ruleKey: keys.rule,
    ruleName: alert.rule_name,
    severity: alert.severity,
    customerKey: keyOf(alert.customer_name),
    customerName: alert.customer_name,
    host: alert.assets.host,
    hostKey: keys.host,
    user: alert.assets.user,
    userKey: keys.user,
    sourceIp: alert.assets.source_ip,
    entities: JSON.stringify(keys.entities),
    tactics: JSON.stringify(alert.tactics),
    techniques: JSON.stringify(alert.techniques),
    eventAt: new Date(alert.timestamp).toISOString(), // one form, since times are compared as text
    status: past ? "completed" : "new",
    verdict: past?.verdict ?? null,
    priority: past?.priority ?? null,
    confidence: judged?.confidence ?? null,
    riskScore: judged?.risk ?? null,
    requiresInvestigation: judged?.investigated ?? null,
    respondBy: judged?.respond_by ?? null,
    startedAt: judged ? at : null,
    processingMs: judged?.took_ms ?? null,
    resolution: resolution?.verdict ?? null,
    resolutionNote: resolution?.note ?? null,
    resolvedBy: resolution?.by ?? null,
    resolvedAt: resolution?.at ?? null,
    openActions: 0,
    attempts: judged ? 1 : 0,
    errors: "[]",
    warnings: JSON.stringify(warnings),
    decisions: "{}",
    notes: "[]",
    queued: 0,
    completedAt: resolution?.at ?? null,
    version: 1,
    createdAt: at,
    updatedAt: resolution && resolution.at > at ? resolution.at : at,
    actor: intake.actor.name,
    action: "workflow.created",
    requestId: intake.requestId,
    detail: JSON.stringify({ origin: intake.origin, batch_id: intake.batchId }),
    alert: JSON.stringify(alert),
  } satisfies Record<string, Param>;
}

// the outbox's next numbers are the workflows'; their trigger then writes those outbox rows, in this same statement
const LAST_SEQ = "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0)";

/** One statement for all of them: those whose alert_id is stored already are passed over. */
export function insertWorkflows(items: NewWorkflow[], intake: Intake): { sql: string; params: Param[] } {
  const rows = items.map((item) => columnsOf(item, intake));
  const names = Object.keys(rows[0] ?? {});
  const values = names.map((_, index) => `value ->> ${index}`).join(", ");
  return {
    sql: `INSERT INTO workflows (seq, intakeSeq, ${names.map((name) => `"${name}"`).join(", ")})
      SELECT ${LAST_SEQ} + row_number() OVER (ORDER BY key), ${LAST_SEQ} + count(*) OVER (), ${values}
      FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM workflows w WHERE w.alertId = value ->> ${names.indexOf("alertId")})
      ORDER BY key RETURNING id`,
    params: [JSON.stringify(rows.map((row) => Object.values(row)))],
  };
}
