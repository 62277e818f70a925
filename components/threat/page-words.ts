import type { AgentAnalysis, AgentName } from "@/lib/schema/agent-analysis";
import type { Recommendation } from "@/lib/schema/false-positive";
import type { ThreatMode, ThreatOrigin } from "@/lib/schema/threat-analysis";
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
