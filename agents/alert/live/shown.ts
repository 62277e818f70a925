import type { DecisionResult, InvestigationResult, TriageResult } from "@/lib/schema/workflow";

type Result = TriageResult | InvestigationResult | DecisionResult;

/** What explains a result to a person and says nothing that the rest does not. */
const FOR_READERS = new Set([
  "set_aside",
  "confidence_parts",
  "technique_matches",
  "counterfactuals",
  "priority_parts",
  "priority_rule",
]);

/** A node's result as the model is shown it: without the evidence, which it is shown beside, and without how it was made. */
export function contextOf(result: Result): Record<string, unknown> {
  const { source, fallback_reason, processing_time_ms, started_at, prompt_version, usage, ...rest } = result;
  const { dropped_claims, flagged_names, rules_said, evidence, ...judged } = { evidence: undefined, ...rest };
  return Object.fromEntries(Object.entries(judged).filter(([name]) => !FOR_READERS.has(name)));
}

/** Triage as the rules had it: what follows weighs evidence, and a model's doubt or zeal is counted once, not at every step. */
export function asRules<T extends TriageResult | DecisionResult>(result: T): T {
  const { rules_said } = result;
  return rules_said?.confidence === undefined ? result : { ...result, confidence: rules_said.confidence };
}
