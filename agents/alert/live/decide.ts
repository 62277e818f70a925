import type { Counterfactual } from "@/lib/schema/counterfactual";
import {
  type DecisionResult,
  type InvestigationResult,
  RESPOND_WITHIN_MINUTES,
  type TriageResult,
} from "@/lib/schema/workflow";
import type { AlertCase } from "../../alert-ports";
import { type Grounds, groundCitingProse, groundProse } from "../../grounding";
import { boundConfidence } from "../../model-answer";
import { priorityOf } from "../priority";
import { readAlert } from "../read-alert";
import { DecisionAnswer } from "./answers";
import { askNode, type NodeDeps } from "./ask-node";
import { graverVerdict, isClosed, isMilder, moreUrgent } from "./bounds";
import { contextOf } from "./shown";

const RATIONALE_LENGTH = 1500;
const SENTENCE_LENGTH = 300;
const MOST_ADVICE = 8;

type Earlier = { triage: TriageResult; investigation: InvestigationResult | null };

/** The rules' decision, or a graver one that a model gives evidence for. What follows from it is computed, not told. */
export function decideWithModel(
  item: AlertCase,
  { triage, investigation }: Earlier,
  rules: DecisionResult,
  deps: NodeDeps,
): Promise<DecisionResult> {
  const evidence = [...triage.evidence, ...(investigation?.evidence ?? [])];
  return askNode<DecisionAnswer, DecisionResult>(
    rules,
    {
      agent: "decision",
      item,
      probability: rules.malicious_probability,
      variables: {
        alert: item.alert,
        triage: contextOf(triage),
        investigation: investigation ? contextOf(investigation) : null,
        evidence,
        rules_assessment: contextOf(rules),
      },
      schema: DecisionAnswer,
      evidence,
      rules_said: { verdict: rules.final_verdict, priority: rules.priority, confidence: rules.confidence },
      claims: ({ recommended_actions }) => 2 + recommended_actions.length,
      merge: (answer, grounds, suspected) => merge(item, triage, rules, answer, grounds, suspected),
    },
    deps,
  );
}

function merge(
  item: AlertCase,
  triage: TriageResult,
  rules: DecisionResult,
  answer: DecisionAnswer,
  grounds: Grounds,
  suspected: boolean,
): Partial<DecisionResult> | null {
  const rationale = groundCitingProse(answer.rationale, grounds, RATIONALE_LENGTH);
  const impact = groundProse(answer.estimated_impact, grounds, SENTENCE_LENGTH);
  const advice = answer.recommended_actions.flatMap((text) => groundProse(text, grounds, SENTENCE_LENGTH) ?? []);
  if (!rationale) return null;
  const final_verdict = graverVerdict(rules.final_verdict, answer.final_verdict);
  const raised = final_verdict !== rules.final_verdict;
  const asked = raised ? moreUrgent(rules.priority, priorityFor(item, triage, rules, final_verdict)) : rules.priority;
  const priority = isClosed(final_verdict) ? asked : moreUrgent(asked, answer.priority);
  const confidence = boundConfidence(answer.confidence, rules.confidence);
  const bounded = {
    final_verdict,
    priority,
    respond_within_minutes: RESPOND_WITHIN_MINUTES[priority],
    escalation_required: rules.escalation_required || answer.escalation_required || priority === "P1",
    confidence: suspected ? Math.min(confidence, rules.confidence) : confidence,
    ...(raised ? { counterfactual: null, counterfactuals: [withoutModel(rules)] } : {}),
  };
  if (suspected) return bounded;
  const agrees = !isMilder(answer.final_verdict, final_verdict) && answer.priority <= priority;
  return {
    ...bounded,
    rationale: agrees ? rationale : rules.rationale,
    estimated_impact: agrees && impact ? impact : rules.estimated_impact,
    recommended_actions: agrees
      ? [...new Set([...(raised ? [] : rules.recommended_actions), ...advice])].slice(0, MOST_ADVICE)
      : rules.recommended_actions,
  };
}

/** The rules alone hold it for what they said: the model's word is the one thing that turned it. */
function withoutModel({ final_verdict, malicious_probability }: DecisionResult): Counterfactual {
  return {
    about: "verdict",
    without: "The model's word",
    evidence_ids: [],
    becomes: final_verdict,
    value: malicious_probability,
    text: `Without the model's word it would be ${final_verdict.replaceAll("_", " ")}, as the rules say.`,
  };
}

/** What the rules ask for when the verdict is another: a closed case that turns out suspicious has to be looked at. */
function priorityFor(
  { alert }: AlertCase,
  triage: TriageResult,
  { malicious_probability: probability, weights }: DecisionResult,
  verdict: DecisionResult["final_verdict"],
) {
  return priorityOf(alert, readAlert(alert), triage, { verdict, probability, weights }).priority;
}
