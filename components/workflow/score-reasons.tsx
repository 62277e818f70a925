"use client";
import { PartsList } from "@/components/evidence/parts-list";
import { WhatIf } from "@/components/evidence/what-if";
import { ACTION_VERB } from "@/components/response/action-words";
import { OutsideText } from "@/components/ui/outside-text";
import { useLeaveCards } from "@/components/ui/why";
import type { DecisionResult, TriageResult } from "@/lib/schema/workflow";
import { askedOf } from "./approval-card";
import { RiskParts } from "./risk-parts";
import { WeightWaterfall } from "./weight-waterfall";
import { useWorkflow } from "./workflow-context";
import { PRIORITY_MEANING, rulesSaidWords } from "./workflow-words";

const LATER = <p className="text-muted">Not worked out yet: it comes with the decision.</p>;
const MOVED = {
  rules: "Rounded, or bounded by its scale",
  llm: "A model's own sureness, bounded",
  rules_fallback: "A model was asked in vain",
};

/** Every weight of the verdict, and what would have turned it. Before the decision, those of triage. */
export function VerdictReason() {
  const { workflow } = useWorkflow();
  const { decision_result: decision, triage_result: triage } = workflow;
  if (!decision) {
    if (!triage) return LATER;
    return <WeightWaterfall weights={triage.weights} total="Noise score" score="noise" />;
  }
  return (
    <>
      <WhatIf told={decision.counterfactuals} about="verdict" older={decision.counterfactual} className="mb-3" />
      <WeightWaterfall weights={decision.weights} total="Probability of malice" score="malice" />
    </>
  );
}

/** What a confidence is made of. */
export function ConfidenceReason({ made }: { made: TriageResult | DecisionResult }) {
  const { confidence, confidence_parts: parts, source } = made;
  return (
    <>
      <p className="mb-2 text-muted">How much was read and found. Not how likely an attack is.</p>
      {parts ? (
        <PartsList
          parts={parts}
          label="Parts of the confidence"
          total={{ words: "Confidence", value: confidence, rest: MOVED[source] }}
        />
      ) : (
        <p className="text-muted">Its parts were not kept with what was judged earlier.</p>
      )}
    </>
  );
}

/** The points that the priority was given by, and from how many each begins. */
export function PriorityReason() {
  const { workflow } = useWorkflow();
  const decision = workflow.decision_result;
  if (!decision) return LATER;
  const { priority, priority_parts: parts, priority_rule: rule, rules_said: said } = decision;
  const points = parts?.reduce((sum, part) => sum + part.points, 0) ?? 0;
  return (
    <>
      <p className="mb-2">
        {priority}: {PRIORITY_MEANING[priority]}.
      </p>
      {parts && parts.length > 0 ? (
        <PartsList parts={parts} label="Points of the priority" total={{ words: "Points", value: points }} />
      ) : null}
      <p className="mt-2 text-muted">{rule ?? <OutsideText>{decision.rationale}</OutsideText>}</p>
      {said?.priority && said.priority !== priority ? (
        <p className="mt-2">A model raised it. The rules alone said: {rulesSaidWords(said)}.</p>
      ) : null}
    </>
  );
}

/** The parts of the risk, from the investigation. */
export function RiskReason() {
  const { workflow } = useWorkflow();
  const investigation = workflow.investigation_result;
  return investigation ? <RiskParts risk={investigation} /> : LATER;
}

/** An alert's severity is the detector's own word; it weighs little in the verdict. */
export function SeverityReason() {
  const { workflow, open } = useWorkflow();
  const leave = useLeaveCards();
  const weight = workflow.triage_result?.weights.find(({ group }) => group === "severity");
  return (
    <>
      <p>
        <OutsideText>{workflow.alert.source || "The detector"}</OutsideText> calls it {workflow.severity}. It is taken
        over as it came, and counts as one reason among others.
      </p>
      {weight ? (
        <PartsList
          parts={[{ part: weight.indicator, points: weight.log_odds, evidence_ids: weight.evidence_ids }]}
          label="What it weighs, in log-odds"
        />
      ) : null}
      <button
        type="button"
        className="mt-2 cursor-pointer text-accent hover:underline"
        onClick={() => {
          leave();
          open("raw", "severity");
        }}
      >
        Show in raw alert
      </button>
    </>
  );
}

/** Why the workflow stands where it stands: what it waits for, or what failed. */
export function StatusReason() {
  const { workflow } = useWorkflow();
  const open = askedOf(workflow.response_result?.actions ?? []).filter(({ status }) => status === "proposed");
  const failure = workflow.errors.at(-1);
  return (
    <>
      {open.length > 0 ? (
        <ul aria-label="What waits for a person" className="grid gap-2">
          {open.map((action) => (
            <li key={action.id}>
              <span className="font-medium">
                {ACTION_VERB[action.action_type]} <OutsideText>{action.target}</OutsideText>
              </span>
              <span className="block text-muted">
                <OutsideText>{action.reason}</OutsideText>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {workflow.status === "failed" && failure ? (
        <p>
          {failure.agent}, try {failure.attempt}: <OutsideText>{failure.message}</OutsideText>
        </p>
      ) : null}
      {open.length === 0 && workflow.status !== "failed" ? (
        <p>
          {workflow.triage_result
            ? workflow.triage_result.requires_investigation
              ? "Triage asked for an investigation, and nothing waits for a person."
              : "Triage was sure without an investigation, and nothing waits for a person."
            : "Its turn comes by severity and age."}
        </p>
      ) : null}
    </>
  );
}
