import type { InvestigationResult, TriageResult } from "@/lib/schema/workflow";
import type { AlertCase } from "../../alert-ports";
import { clamp, round } from "../../assessment";
import { type Grounds, groundClaims } from "../../grounding";
import { InvestigationAnswer } from "./answers";
import { askNode, type NodeDeps } from "./ask-node";
import { contextOf } from "./shown";

const HIGHEST_RISK = 10;

/** What the rules found around the alert, with what a model reads in it beside. Links and chain are found, never told. */
export function investigateWithModel(
  item: AlertCase,
  triage: TriageResult,
  rules: InvestigationResult,
  deps: NodeDeps,
): Promise<InvestigationResult> {
  const evidence = [...triage.evidence, ...rules.evidence];
  return askNode<InvestigationAnswer, InvestigationResult>(
    rules,
    {
      agent: "investigation",
      item,
      probability: 1 - triage.noise_score,
      variables: { alert: item.alert, triage: contextOf(triage), evidence, rules_assessment: contextOf(rules) },
      schema: InvestigationAnswer,
      evidence,
      rules_said: { risk_score: rules.risk_score },
      claims: ({ findings, risk_score }) => findings.length + (risk_score === null ? 0 : 1),
      merge: (answer, grounds, suspected) => merge(rules, answer, grounds, suspected),
    },
    deps,
  );
}

function merge(
  rules: InvestigationResult,
  { findings, risk_score, risk_reason, risk_evidence_ids }: InvestigationAnswer,
  grounds: Grounds,
  suspected: boolean,
): Partial<InvestigationResult> | null {
  const claims = groundClaims(findings, grounds);
  const [reason] =
    risk_score === null ? [] : groundClaims([{ text: risk_reason ?? "", evidence_ids: risk_evidence_ids }], grounds);
  if (claims.length === 0) return null;
  const words = suspected ? {} : { findings: [...rules.findings, ...claims] };
  const risk = clamp(round(risk_score ?? 0, 1), 0, HIGHEST_RISK);
  if (!reason || !(risk > rules.risk_score)) return words;
  const part = suspected ? "The model raised it" : `The model raised it: ${reason.text}`;
  const points = round(risk - rules.risk_score, 1);
  return {
    ...words,
    risk_score: risk,
    risk_parts: [...rules.risk_parts, { part, points, evidence_ids: reason.evidence_ids }],
  };
}
