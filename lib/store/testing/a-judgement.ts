import { randomUUID } from "node:crypto";
import { SYSTEM } from "@/lib/auth/actor";
import type { AgentAnalysis, AgentName } from "@/lib/schema/agent-analysis";
import type { ResponseAction } from "@/lib/schema/response-plan";
import type { Severity } from "@/lib/schema/severity";
import type { ThreatSignal } from "@/lib/schema/signal";
import { Judgement } from "@/lib/schema/threat-analysis";
import type { InvestigationTimeline } from "@/lib/schema/timeline";
import type { NewThreat } from "@/lib/store/threat-insert";

const SLA: Record<Severity, number> = { critical: 15, high: 30, medium: 60, low: 240, info: 240 };

const action = (id: string): ResponseAction => ({
  id,
  action_type: id === "A1" ? "rate_limit" : "monitor",
  urgency: "normal",
  target: "203.0.113.7",
  reason: "It asks too often.",
  parameters: {},
  confidence: 0.8,
  auto_executable: false,
  requires_approval: true,
  rollback_possible: true,
  estimated_impact: "One address waits.",
  status: "proposed",
});

const agent = (agent_name: AgentName, started_at: string): AgentAnalysis => ({
  agent_name,
  source: "rules",
  analysis: "Looked and found one thing.",
  confidence: 0.8,
  key_findings: [{ text: "One thing", evidence_ids: ["E101"] }],
  recommendations: [],
  indicators: [],
  evidence: [{ id: "E101", kind: "policy", source: "customers", summary: "A rule", observed_at: null, data: {} }],
  data_sources_consulted: ["customers"],
  dropped_claims: 0,
  processing_time_ms: 0.25,
  started_at,
});

const timeline = (at: string): InvestigationTimeline => ({
  events: Array.from({ length: 15 }, (_, i) => ({
    id: `T${i}`,
    event_type: "analysis",
    timestamp: at,
    phase: "agents",
    title: "A step",
    description: "",
    source: "coordinator",
    evidence_ids: [],
    details: {},
  })),
  start_time: at,
  end_time: at,
  duration_ms: 1,
  phase_breakdown: { ingestion: 0, agents: 1, false_positive: 0, response: 0, timeline: 0, synthesis: 0 },
});

type Parts = {
  signal?: Partial<ThreatSignal>;
  severity?: Severity;
  review?: boolean;
  fp?: number;
  headline?: string;
  techniques?: string[];
  ms?: number;
  at?: string;
};

/** A judgement as the store gets it, of the given parts: no agent has run for it. */
export function aJudgement(parts: Parts = {}): Judgement {
  const { severity = "medium", review = false, fp = 0.5, techniques = ["T1110.004"], ms = 1.5 } = parts;
  const at = parts.at ?? new Date().toISOString();
  const sla = SLA[severity];
  return Judgement.parse({
    signal: {
      id: randomUUID(),
      threat_type: "credential_stuffing",
      customer_name: "Acme",
      detected_at: at,
      source_ip: "203.0.113.7",
      ...parts.signal,
    },
    severity,
    severity_score: { value: 50, parts: [{ part: "base", points: 50, evidence_ids: ["E101"] }] },
    mode: "rules",
    headline: parts.headline ?? "Many sign-ins at Acme",
    executive_summary: "Somebody tries passwords.",
    customer_narrative: "We saw many sign-ins.",
    key_findings: [{ text: "One thing", evidence_ids: ["E101"] }],
    mitre_tactics: [{ id: "TA0006", name: "Credential Access" }],
    mitre_techniques: techniques.map((id) => ({
      id,
      name: null,
      tactic_ids: ["TA0006"],
      confidence: 0.8,
      source: "rule",
    })),
    agent_analyses: {
      historical: agent("historical", at),
      config: agent("config", at),
      devops: agent("devops", at),
      context: agent("context", at),
      priority: agent("priority", at),
    },
    false_positive_score: {
      score: fp,
      confidence: 0.8,
      recommendation: fp > 0.7 ? "likely_fp" : fp < 0.3 ? "likely_real" : "needs_review",
      indicators: [{ indicator: "prior", log_odds: 0, description: "", source: "history", evidence_ids: [] }],
      historical_fp_rate: null,
      similar_resolved_as_fp: 0,
      similar_resolved_as_real: 0,
      explanation: "Even.",
    },
    integrity: null,
    response_plan: {
      primary_action: action("A1"),
      secondary_actions: [action("A2")],
      escalation_path: [{ level: "analyst", contact: "soc@soc.example", after_minutes: 0 }],
      sla_minutes: sla,
      respond_by: new Date(Date.parse(at) + sla * 60_000).toISOString(),
      auto_escalate_after_minutes: sla,
      overall_confidence: 0.8,
      notes: [],
    },
    investigation_timeline: timeline(at),
    counterfactual: null,
    requires_human_review: review,
    review_reasons: review ? [{ code: "severity", text: "Severe." }] : [],
    review_reason: review ? "Severe." : null,
    total_processing_time_ms: ms,
    created_at: at,
  });
}

export function asNew(judgement: Judgement, meta: Partial<NewThreat> = {}): NewThreat {
  return {
    id: judgement.signal.id,
    origin: "api",
    signalHash: "hash",
    actor: SYSTEM,
    requestId: "test",
    createdAt: judgement.created_at,
    named: { source_ip: judgement.signal.source_ip ?? null, user: null, entities: ["203.0.113.7"] },
    ...meta,
  };
}
