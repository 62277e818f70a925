import type { ReviewItem } from "./review";
import { urgencyOf } from "./review-order";
import type { ThreatSummary } from "./threat-analysis";
import type { WorkflowSummary } from "./workflow";

/** Threats that wait: a person is asked for, and nobody closed or waved them through. */
export const THREAT_WAITS = ["in_review", "escalated"] as const satisfies ThreatSummary["status"][];
/** What alerts were judged to be when a person has to answer for them: only the harmless need nobody. */
export const ALERT_WAITS = ["true_positive", "suspicious", "unknown"] as const satisfies WorkflowSummary["verdict"][];

const isOneOf = (values: readonly string[], value: string | null) => value !== null && values.includes(value);

export const threatWaits = (threat: Pick<ThreatSummary, "requires_human_review" | "status">): boolean =>
  threat.requires_human_review && isOneOf(THREAT_WAITS, threat.status);

export const alertWaits = (alert: Pick<WorkflowSummary, "status" | "verdict" | "resolution">): boolean =>
  alert.status === "awaiting_approval" ||
  (alert.resolution === null &&
    (alert.status === "failed" || (alert.status === "completed" && isOneOf(ALERT_WAITS, alert.verdict))));

function alertReason({ status, open_actions: open, verdict }: WorkflowSummary): string {
  if (status === "awaiting_approval")
    return open > 1 ? `${open} actions wait for approval.` : "One action waits for approval.";
  if (status === "failed") return "Its workflow failed: nobody has judged it to the end.";
  if (verdict === "unknown") return "Unknown: too little evidence for a verdict.";
  return verdict === "true_positive"
    ? "Judged real, and nobody has resolved it."
    : "Suspicious: neither cleared nor confirmed.";
}

/** What neither summaries nor events tell of an item. */
export type Snooze = Pick<ReviewItem, "snoozed_until" | "snoozed_by" | "snooze_reason">;
export const AWAKE: Snooze = { snoozed_until: null, snoozed_by: null, snooze_reason: null };

const placed = (item: Omit<ReviewItem, "urgent_at">): ReviewItem => ({ ...item, urgent_at: urgencyOf(item).at });

export function threatItem(threat: ThreatSummary, snooze: Snooze): ReviewItem {
  return placed({
    kind: "threat",
    id: threat.id,
    seq: threat.seq,
    title: threat.headline,
    severity: threat.severity,
    priority: null,
    customer_name: threat.customer_name,
    reason: threat.review_reason ?? "A person has to look at this.",
    respond_by: threat.sla.respond_by,
    ...snooze,
    assignee: threat.assignee,
    status: threat.status,
    risk: 1 - threat.fp_score,
    version: threat.version,
    created_at: threat.created_at,
  });
}

export function alertItem(alert: WorkflowSummary, snooze: Snooze): ReviewItem {
  return placed({
    kind: "alert",
    id: alert.workflow_id,
    seq: alert.seq,
    title: alert.rule_name,
    severity: alert.severity,
    priority: alert.priority,
    customer_name: alert.customer_name,
    reason: alertReason(alert),
    respond_by: alert.respond_by,
    ...snooze,
    assignee: alert.assignee,
    status: alert.status,
    risk: alert.risk_score === null ? null : alert.risk_score / 10,
    version: alert.version,
    created_at: alert.created_at,
  });
}
