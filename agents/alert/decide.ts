import {
  type DecisionResult,
  type InvestigationResult,
  type Priority,
  RESPOND_WITHIN_MINUTES,
  type TriageResult,
} from "@/lib/schema/workflow";
import type { AlertCase } from "../alert-ports";
import { clamp, round } from "../assessment";
import { capitalise, likelihood, list, quote } from "../wording";
import { adviceFor } from "./advice";
import { priorityOf } from "./priority";
import { readAlert } from "./read-alert";
import { assetOf } from "./risk";
import type { AlertDeps } from "./triage";
import { judgeAlert } from "./verdict";
import { whatWouldTurnAlert } from "./what-if";

type Earlier = { triage: TriageResult; investigation: InvestigationResult | null };

const SHOWN = {
  true_positive: "Real",
  suspicious: "Suspicious",
  benign: "Benign",
  false_positive: "False alarm",
  unknown: "Not settled",
};

/** The verdict of all weights, what it asks for and by when. Without an investigation it rests on triage alone, less surely. */
export async function decideAlert(
  item: AlertCase,
  { triage, investigation }: Earlier,
  { clock }: AlertDeps,
): Promise<DecisionResult> {
  const started_at = clock.now().toISOString();
  const start = clock.elapsed();
  const features = readAlert(item.alert);
  const weighed = [...triage.weights, ...(triage.set_aside ?? []), ...(investigation?.weights ?? [])];
  const judged = judgeAlert(features.fields.length > 0, weighed);
  const { priority, reasons, parts, rule } = priorityOf(item.alert, features, triage, judged);
  const missing = triage.requires_investigation && !investigation;
  const strongest = [...judged.weights]
    .filter(({ group }) => group !== "prior")
    .sort((a, b) => Math.abs(b.log_odds) - Math.abs(a.log_odds));
  const pulls = (sign: 1 | -1) =>
    strongest
      .filter(({ log_odds }) => log_odds * sign > 0.1)
      .slice(0, 3)
      .map(({ indicator }) => quote(indicator.charAt(0).toLowerCase() + indicator.slice(1), 120));
  const sides = judged.probability >= 0.5 ? [pulls(1), pulls(-1)] : [pulls(-1), pulls(1)];
  const asset = assetOf(triage);
  const sure = triage.confidence + (investigation ? 0.03 : 0) - (missing ? 0.2 : 0);
  const confidence = round(clamp(sure, 0, 0.97), 2);
  const turning = whatWouldTurnAlert(features, judged, weighed);
  return {
    final_verdict: judged.verdict,
    priority,
    confidence,
    confidence_parts: [
      { part: "As sure as triage was", points: triage.confidence, evidence_ids: [] },
      ...(investigation ? [{ part: "It was investigated", points: 0.03, evidence_ids: [] }] : []),
      ...(missing ? [{ part: "The investigation failed", points: -0.2, evidence_ids: [] }] : []),
      ...(sure > confidence
        ? [{ part: "Never more than 0.97", points: round(confidence - sure, 3), evidence_ids: [] }]
        : []),
    ],
    priority_parts: parts,
    priority_rule: rule,
    malicious_probability: round(judged.probability, 3),
    rationale: `${SHOWN[judged.verdict]}: ${likelihood(judged.probability)} likely malicious, since ${list(sides[0] ?? []) || "nothing else speaks"}${sides[1]?.length ? `; against that stands ${list(sides[1])}` : ""}. ${priority}: ${list(reasons, 6)}.${missing ? " The investigation failed, so this rests on triage alone." : ""}`,
    recommended_actions: adviceFor(judged.verdict, features),
    escalation_required: priority === "P1" || (priority === "P2" && asset.importance === "essential"),
    estimated_impact: impactOf(priority, features.behaviours, asset.importance),
    respond_within_minutes: RESPOND_WITHIN_MINUTES[priority],
    counterfactual: turning.without === null ? null : turning.text,
    counterfactuals: [turning],
    weights: judged.weights,
    source: "rules",
    processing_time_ms: round(clock.elapsed() - start, 3),
    started_at,
  };
}

const HARM = [
  "no harm seen",
  "an attacker gathering knowledge",
  "a foothold that can be used",
  "credentials, data or machines in an attacker's hands",
  "data or machines destroyed or held to ransom",
];

function impactOf(priority: Priority, behaviours: { harm: number }[], importance: string): string {
  if (priority === "P5") return "None expected.";
  const worst = HARM[Math.max(0, ...behaviours.map(({ harm }) => harm))] ?? HARM[0];
  const where =
    importance === "unknown" ? "an asset whose importance is not recorded" : `an asset that is ${importance}`;
  return `${capitalise(worst ?? "no harm seen")}, on ${where}.`;
}
