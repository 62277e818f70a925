import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import type { CsvValue } from "./csv-text";

/** A column's name, which is the wire's own, and what stands in it. */
export type Column<Row> = readonly [name: string, of: (row: Row) => CsvValue];

export const THREAT_COLUMNS: readonly Column<ThreatSummary>[] = [
  ["id", (row) => row.id],
  ["created_at", (row) => row.created_at],
  ["severity", (row) => row.severity],
  ["status", (row) => row.status],
  ["threat_type", (row) => row.threat_type],
  ["customer_name", (row) => row.customer_name],
  ["source_ip", (row) => row.source_ip],
  ["headline", (row) => row.headline],
  ["fp_score", (row) => row.fp_score],
  ["recommendation", (row) => row.recommendation],
  ["primary_action", (row) => row.primary_action],
  ["respond_by", (row) => row.sla.respond_by],
  ["requires_human_review", (row) => row.requires_human_review],
  ["review_reason", (row) => row.review_reason],
  ["assignee", (row) => row.assignee],
  ["resolution", (row) => row.resolution],
  ["mode", (row) => row.mode],
  ["origin", (row) => row.origin],
  ["total_processing_time_ms", (row) => row.total_processing_time_ms],
  ["version", (row) => row.version],
  ["updated_at", (row) => row.updated_at],
];

export const WORKFLOW_COLUMNS: readonly Column<WorkflowSummary>[] = [
  ["workflow_id", (row) => row.workflow_id],
  ["ticket_id", (row) => row.ticket_id],
  ["created_at", (row) => row.created_at],
  ["event_at", (row) => row.event_at],
  ["severity", (row) => row.severity],
  ["status", (row) => row.status],
  ["verdict", (row) => row.verdict],
  ["confidence", (row) => row.confidence],
  ["priority", (row) => row.priority],
  ["risk_score", (row) => row.risk_score],
  ["rule_id", (row) => row.rule_id],
  ["rule_name", (row) => row.rule_name],
  ["customer_name", (row) => row.customer_name],
  ["host", (row) => row.host],
  ["user", (row) => row.user],
  ["source_ip", (row) => row.source_ip],
  ["alert_id", (row) => row.alert_id],
  ["respond_by", (row) => row.respond_by],
  ["open_actions", (row) => row.open_actions],
  ["error_count", (row) => row.error_count],
  ["attempts", (row) => row.attempts],
  ["assignee", (row) => row.assignee],
  ["resolution", (row) => row.resolution],
  ["origin", (row) => row.origin],
  ["started_at", (row) => row.started_at],
  ["completed_at", (row) => row.completed_at],
  ["processing_time_seconds", (row) => row.processing_time_seconds],
  ["version", (row) => row.version],
  ["updated_at", (row) => row.updated_at],
];
