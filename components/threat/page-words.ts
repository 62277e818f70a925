import type { AgentAnalysis, AgentName } from "@/lib/schema/agent-analysis";
import type { EvidenceKind } from "@/lib/schema/evidence";
import type { Recommendation } from "@/lib/schema/false-positive";
import type { ActionStatus, ActionType } from "@/lib/schema/response-plan";
import type { ThreatMode, ThreatOrigin, Verdict } from "@/lib/schema/threat-analysis";
import type { TimelineEventType, TimelinePhase } from "@/lib/schema/timeline";

/** The words that only the threat page needs; those of lists too stand in components/threat-words. */
export const AGENT_QUESTION: Record<AgentName, string> = {
  historical: "How did cases like this end?",
  config: "What does the customer's policy say?",
  devops: "Does planned work explain it?",
  context: "What is known of who is behind it?",
  priority: "How bad is what the signal itself shows?",
};

export const SOURCE_WORD: Record<AgentAnalysis["source"], string> = {
  rules: "Rules",
  llm: "Model",
  rules_fallback: "Rules, model failed",
};

export const PHASE_WORD: Record<TimelinePhase, string> = {
  ingestion: "Detection",
  agents: "Agents",
  false_positive: "False positive",
  response: "Response plan",
  timeline: "Timeline",
  synthesis: "Synthesis",
};

export const EVENT_WORD: Record<TimelineEventType, string> = {
  detection: "Detection",
  enrichment: "Enrichment",
  analysis: "Analysis",
  correlation: "Correlation",
  decision: "Decision",
  action: "Action",
};

export const EVIDENCE_WORD: Record<EvidenceKind, string> = {
  past_threat: "Past threat",
  policy: "Customer policy",
  deployment: "Deployment",
  load_test: "Load test",
  maintenance: "Maintenance",
  config_change: "Configuration change",
  outage: "Outage",
  intel_match: "Intelligence match",
  network: "Network",
  geo: "Place",
  crawler: "Crawler",
  tool: "Tool",
  advisory: "Advisory",
  news: "News",
  signal_field: "Field of the signal",
};

export const ORIGIN_WORD: Record<ThreatOrigin, string> = {
  api: "Sent by an integration",
  manual: "Posted by hand",
  scenario: "Demo scenario",
  generator: "Demo, generated",
  seed: "Demo history",
};

export const JUDGED_BY: Record<ThreatMode, string> = {
  rules: "Judged by rules",
  live: "Judged by rules and a model",
  degraded: "Judged by rules; part of the model failed",
};

export const WHY_TITLE: Record<Recommendation, string> = {
  likely_real: "Why likely real",
  needs_review: "Why unsure",
  likely_fp: "Why likely false",
};

export const VERDICT_MEANING: Record<Verdict, string> = {
  true_positive: "It was real, and someone meant it.",
  false_positive: "The detector was wrong: nothing happened.",
  benign: "It happened, and it was allowed or harmless.",
};

/** An action as a sentence's verb: "Quarantine device_401882". */
export const ACTION_VERB: Record<ActionType, string> = {
  block_ip: "Block",
  rate_limit: "Limit the rate of",
  challenge: "Challenge",
  allowlist: "Allow",
  monitor: "Watch",
  escalate: "Escalate",
  quarantine: "Quarantine",
  revoke_sessions: "Revoke sessions of",
  reset_password: "Reset the password of",
};

/** An action as a thing that one approves. */
export const ACTION_NOUN: Record<ActionType, string> = {
  block_ip: "block",
  rate_limit: "rate limit",
  challenge: "challenge",
  allowlist: "allowlisting",
  monitor: "watching",
  escalate: "escalation",
  quarantine: "quarantine",
  revoke_sessions: "session revocation",
  reset_password: "password reset",
};

export const NOT_CARRIED_OUT = "Recorded, not carried out: no connector is set up";

export const ACTION_OUTCOME: Record<ActionStatus, string> = {
  proposed: "Waits for a decision",
  approved: NOT_CARRIED_OUT,
  rejected: "Rejected: it will not be carried out",
  executed: "Carried out",
  failed: "Failed",
  rolled_back: "Taken back",
};

/** `requests_per_second` reads as `requests per second`. */
export const plainKey = (key: string) => key.replaceAll("_", " ");
