import { AGENT_WORD } from "@/components/threat-words";
import type { AgentName } from "@/lib/schema/agent-analysis";
import type { Recommendation } from "@/lib/schema/false-positive";
import type { ThreatOrigin } from "@/lib/schema/threat-analysis";
import type { TimelineEventType, TimelinePhase } from "@/lib/schema/timeline";
import type { EvidenceOwner } from "./evidence-lookup";

/** The words that only the threat page needs; those of lists too stand in components/threat-words. */
export const AGENT_QUESTION: Record<AgentName, string> = {
  historical: "How did cases like this end?",
  config: "What does the customer's policy say?",
  devops: "Does planned work explain it?",
  context: "What is known of who is behind it?",
  priority: "How bad is what the signal itself shows?",
};

/** Who gathered a piece of evidence. */
export const OWNER_WORD: Record<EvidenceOwner, string> = { ...AGENT_WORD, integrity: "Integrity" };

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

export const WHY_TITLE: Record<Recommendation, string> = {
  likely_real: "Why likely real",
  needs_review: "Why unsure",
  likely_fp: "Why likely false",
};
