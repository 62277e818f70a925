import type { TriageResult } from "@/lib/schema/workflow";
import type { AlertCase } from "../../alert-ports";
import { type Grounds, groundCitingProse } from "../../grounding";
import { techniqueOf } from "../../knowledge/attack";
import { boundConfidence } from "../../model-answer";
import { TriageAnswer } from "./answers";
import { askNode, type NodeDeps } from "./ask-node";
import { graverVerdict, isMilder } from "./bounds";
import { contextOf } from "./shown";

const REASONING_LENGTH = 1200;
const INDICATOR_LENGTH = 200;
const MOST_INDICATORS = 12;

/** The rules' triage with a model's second look: graver it may be, milder never. Its techniques stay out of the later weighing. */
export function triageWithModel(item: AlertCase, rules: TriageResult, deps: NodeDeps): Promise<TriageResult> {
  const { evidence } = rules;
  return askNode<TriageAnswer, TriageResult>(
    rules,
    {
      agent: "triage",
      item,
      probability: 1 - rules.noise_score,
      variables: { alert: item.alert, evidence, rules_assessment: contextOf(rules) },
      schema: TriageAnswer,
      evidence,
      rules_said: { verdict: rules.verdict, confidence: rules.confidence },
      claims: ({ key_indicators, techniques }) => 1 + key_indicators.length + techniques.length,
      merge: (answer, grounds, suspected) => merge(rules, answer, grounds, suspected),
    },
    deps,
  );
}

function merge(
  rules: TriageResult,
  answer: TriageAnswer,
  grounds: Grounds,
  suspected: boolean,
): Partial<TriageResult> | null {
  const reasoning = groundCitingProse(answer.reasoning, grounds, REASONING_LENGTH);
  const indicators = answer.key_indicators.flatMap((text) => groundCitingProse(text, grounds, INDICATOR_LENGTH) ?? []);
  grounds.dropped += answer.techniques.filter(
    (id) => techniqueOf(id.trim().toUpperCase(), 1, "llm").length === 0,
  ).length;
  if (!reasoning && indicators.length === 0) return null;
  const verdict = reasoning ? graverVerdict(rules.verdict, answer.verdict) : rules.verdict;
  const raised = verdict !== rules.verdict;
  const requires_investigation = rules.requires_investigation || answer.requires_investigation || raised;
  const confidence = boundConfidence(answer.confidence, rules.confidence);
  if (suspected) return { verdict, requires_investigation, confidence: Math.min(confidence, rules.confidence) };
  return {
    verdict,
    requires_investigation,
    confidence,
    reasoning: reasoning && !isMilder(answer.verdict, verdict) ? reasoning : rules.reasoning,
    key_indicators: [...new Set([...rules.key_indicators, ...indicators])].slice(0, MOST_INDICATORS),
  };
}
