import type { ThreatAnalysis, ThreatSummary } from "./threat-analysis";

/** What lists and sockets show of an analysis. The number comes from the store on the way out, so it is not here. */
export function summaryOf(threat: Omit<ThreatAnalysis, "seq">): Omit<ThreatSummary, "seq"> {
  const { signal, false_positive_score: falsePositive, response_plan: plan } = threat;
  return {
    id: threat.id,
    origin: threat.origin,
    threat_type: signal.threat_type,
    customer_name: signal.customer_name,
    source_ip: signal.source_ip ?? null,
    severity: threat.severity,
    status: threat.status,
    mode: threat.mode,
    fp_score: falsePositive.score,
    recommendation: falsePositive.recommendation,
    primary_action: plan.primary_action.action_type,
    sla: { respond_by: plan.respond_by },
    requires_human_review: threat.requires_human_review,
    review_reason: threat.review_reason,
    headline: threat.headline,
    total_processing_time_ms: threat.total_processing_time_ms,
    assignee: threat.assignee,
    resolution: threat.resolution?.verdict ?? null,
    version: threat.version,
    created_at: threat.created_at,
    updated_at: threat.updated_at,
  };
}
