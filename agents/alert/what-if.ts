import type { Counterfactual } from "@/lib/schema/counterfactual";
import type { AlertVerdict, Weight } from "@/lib/schema/workflow";
import polarity from "../knowledge/alert-polarity.json";
import w from "../knowledge/alert-weights.json";
import { likelihood, quote } from "../wording";
import { ledger, logit, sumOf } from "./ledger";
import type { AlertFeatures } from "./read-alert";
import { type Judged, judgeAlert } from "./verdict";
import { weighBehaviours, weighCircumstances, weighUnshown } from "./weigh-acts";

const SMALL = 0.05;
const WORD: Record<AlertVerdict, string> = {
  true_positive: "a true positive",
  false_positive: "a false positive",
  benign: "benign",
  suspicious: "suspicious",
  unknown: "unknown",
};

/**
 * What single weight, left out, would have changed the verdict: all are judged once more without each, and of those that
 * turn it the one that moves the probability least is named.
 * @param all every weight that was found, those too that another of their group had set aside
 * @see docs/decisions/0032-what-if-by-judging-again.md
 */
export function whatWouldTurnAlert(features: AlertFeatures, judged: Judged, all: Weight[]): Counterfactual {
  const hasEvidence = features.fields.length > 0;
  const odds = sumOf(judged.weights);
  const tried = judged.weights.flatMap((weight) => {
    if (Math.abs(weight.log_odds) < SMALL || isCrowded(weight, all)) return [];
    const without = judgeAlert(hasEvidence, withoutWeight(features, all, weight));
    const moved = Math.abs(sumOf(without.weights) - odds);
    return moved < SMALL && without.verdict === judged.verdict ? [] : [{ weight, without, moved }];
  });
  const turns = tried
    .filter(({ without }) => without.verdict !== judged.verdict)
    .reduce<(typeof tried)[number] | null>((best, one) => (best && best.moved <= one.moved ? best : one), null);
  const strongest = tried.reduce<(typeof tried)[number] | null>(
    (best, one) => (best && best.moved >= one.moved ? best : one),
    null,
  );
  const named = turns ?? strongest;
  const value = named?.without.probability ?? judged.probability;
  const label = named ? `"${quote(named.weight.indicator, 160)}"` : "";
  const likely = `${likelihood(value)} likely malicious`;
  return {
    about: "verdict",
    without: turns?.weight.indicator ?? null,
    evidence_ids: named?.weight.evidence_ids ?? [],
    becomes: turns?.without.verdict ?? judged.verdict,
    value,
    text: turns
      ? `Without ${label} it would be ${WORD[turns.without.verdict]} (${likely}).`
      : named
        ? `No single fact decides it: even without ${label}, the strongest, it would still be ${WORD[judged.verdict]} (${likely}).`
        : "No single fact decides it: nothing was found that speaks for or against.",
  };
}

/** Every weight there would be, had this not been found. */
export function withoutWeight(features: AlertFeatures, all: Weight[], gone: Weight): Weight[] {
  const left = all.filter((weight) => weight !== gone);
  if (gone.group === "prior") {
    const log_odds = logit(w.prior.real_share); // no history of this rule: that of all stands in
    return [{ ...gone, log_odds }, ...left];
  }
  const behaviours = features.behaviours.filter(({ label }) => label !== gone.indicator);
  const circumstances = features.circumstances.filter(({ label }) => label !== gone.indicator);
  if (behaviours.length === features.behaviours.length && circumstances.length === features.circumstances.length)
    return left;
  const before = weighActs(features);
  const known = new Map(before.map(({ indicator, group }) => [indicator, group]));
  const others = left.filter(({ indicator, group }) => known.get(indicator) !== group);
  const cited = new Map(all.map(({ indicator, evidence_ids }) => [indicator, evidence_ids]));
  const after = weighActs({ ...features, behaviours, circumstances });
  return [...others, ...after.map((one) => ({ ...one, evidence_ids: cited.get(one.indicator) ?? [] }))];
}

/** What was done, and what was recorded beside it: their caps let the others grow when one is gone. */
function weighActs(features: AlertFeatures): Weight[] {
  const to = ledger(100);
  weighBehaviours(features, to);
  weighUnshown(features, to);
  weighCircumstances(features, to);
  return to.weights;
}

/** One of many small leanings whose cap is full: others would take its place, and which ones is not known any more. */
function isCrowded({ group, log_odds }: Weight, all: Weight[]): boolean {
  const isLeaning = (name: string) => name.startsWith("field:") || name.startsWith("authorised:field:");
  if (!isLeaning(group)) return false;
  const alike = all.filter((one) => isLeaning(one.group) && one.log_odds > 0 === log_odds > 0);
  return Math.abs(sumOf(alike)) > polarity.weights.cap - 0.01;
}
