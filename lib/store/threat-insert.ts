import type { Judgement, Resolution, ThreatAnalysis, ThreatOrigin } from "@/lib/schema/threat-analysis";
import { summaryOf } from "@/lib/schema/threat-summary";
import type { Param } from "./client";
import { keyOf } from "./columns";

/** What the signal names: the address and the user that recent threats are counted by, and all that can be asked for. */
export type SignalEntities = { source_ip: string | null; user: string | null; entities: string[] };

/** `claim` takes an Idempotency-Key with the row; `acknowledgedAt` and `resolution` are for history that is seeded as resolved. */
export type NewThreat = {
  id: string;
  origin: ThreatOrigin;
  signalHash: string;
  actor: { name: string };
  requestId: string;
  createdAt: string;
  named: SignalEntities;
  claim?: { caller: string; key: string; bodyHash: string };
  acknowledgedAt?: string;
  resolution?: Resolution;
};

/** A judgement dated `at`: its deadline counts from then. */
function dated(judgement: Judgement, at: string): Judgement {
  if (judgement.created_at === at) return judgement;
  const { response_plan } = judgement;
  const respond_by = new Date(Date.parse(at) + response_plan.sla_minutes * 60_000).toISOString();
  return { ...judgement, created_at: at, response_plan: { ...response_plan, respond_by } };
}

export function newThreat(judgement: Judgement, meta: NewThreat): Omit<ThreatAnalysis, "seq"> {
  return {
    id: meta.id,
    origin: meta.origin,
    ...dated(judgement, meta.createdAt),
    status: meta.resolution ? "resolved" : judgement.requires_human_review ? "in_review" : "completed",
    assignee: null,
    acknowledged_at: meta.acknowledgedAt ?? meta.resolution?.at ?? null,
    snoozed_until: null,
    snoozed_by: null,
    snooze_reason: null,
    resolution: meta.resolution ?? null,
    notes: [],
    version: 1,
    updated_at: meta.resolution?.at ?? meta.createdAt,
  };
}

function columnsOf(threat: Omit<ThreatAnalysis, "seq">, meta: NewThreat): Record<string, Param> {
  const {
    id,
    origin,
    status,
    signal,
    assignee,
    acknowledged_at,
    snoozed_until,
    snoozed_by,
    snooze_reason,
    resolution,
    notes,
    version,
    updated_at,
    ...document
  } = threat;
  const { source_ip, user, entities } = meta.named;
  const agents = Object.values(threat.agent_analyses).map((agent) => [
    agent.agent_name,
    agent.processing_time_ms,
    agent.evidence.length,
  ]);
  return {
    id,
    signalHash: meta.signalHash,
    origin,
    threatType: signal.threat_type,
    customerKey: keyOf(signal.customer_name),
    customerName: signal.customer_name,
    sourceIp: source_ip,
    userId: user,
    entities: JSON.stringify(entities),
    techniques: JSON.stringify(threat.mitre_techniques.map((technique) => technique.id)),
    severity: threat.severity,
    status,
    mode: threat.mode,
    fpScore: threat.false_positive_score.score,
    recommendation: threat.false_positive_score.recommendation,
    requiresReview: threat.requires_human_review ? 1 : 0,
    headline: threat.headline,
    assignee,
    resolution: resolution?.verdict ?? null,
    resolutionNote: resolution?.note ?? null,
    resolvedBy: resolution?.by ?? null,
    resolvedAt: resolution?.at ?? null,
    respondBy: threat.response_plan.respond_by,
    snoozedUntil: snoozed_until,
    snoozedBy: snoozed_by ?? null,
    snoozeReason: snooze_reason ?? null,
    detectedAt: signal.detected_at,
    createdAt: threat.created_at,
    updatedAt: updated_at,
    acknowledgedAt: acknowledged_at,
    notes: JSON.stringify(notes),
    decisions: "{}",
    processingMs: threat.total_processing_time_ms,
    version,
    actor: meta.actor.name,
    action: "threat.created",
    requestId: meta.requestId,
    detail: JSON.stringify({ origin }),
    claim: meta.claim ? JSON.stringify([meta.claim.caller, meta.claim.key, meta.claim.bodyHash]) : null,
    agents: JSON.stringify(agents),
    summary: JSON.stringify(summaryOf(threat)),
    signal: JSON.stringify(signal),
    document: JSON.stringify(document),
  };
}

// the outbox's next number is the threat's; the trigger then writes that outbox row, in this same statement
const NEXT_SEQ = "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0) + 1";

export function insertThreat(threat: Omit<ThreatAnalysis, "seq">, meta: NewThreat): { sql: string; params: Param[] } {
  const columns = columnsOf(threat, meta);
  const names = Object.keys(columns);
  return {
    sql: `INSERT INTO threats (seq, ${names.join(", ")}) VALUES (${NEXT_SEQ}, ${names.map(() => "?").join(", ")}) RETURNING seq`,
    params: Object.values(columns),
  };
}
