import type { Counterfactual } from "@/lib/schema/counterfactual";
import type { FalsePositiveScore, Recommendation } from "@/lib/schema/false-positive";
import type { Severity } from "@/lib/schema/severity";
import { falsePositiveOdds, logistic, recommendationOf } from "./false-positive";
import { type Case, type Reason, reasonsOf, weighSigns, withoutReason } from "./without-reason";

const SMALL = 0.05; // what moves the odds less is no reason
const THEN: Record<Recommendation, string> = {
  likely_fp: "be likely false",
  needs_review: "need review",
  likely_real: "be likely real",
};
const STILL: Record<Recommendation, string> = {
  likely_fp: "likely false",
  needs_review: "undecided",
  likely_real: "likely real",
};

type Judged = { severity: Severity; value: number };
type Input = {
  judged: Case;
  falsePositive: FalsePositiveScore;
  severity: Judged;
  /** The severity of a case, with whatever a model may add to it. */
  weigh: (of: Case) => Judged;
};
type Tried = { reason: Reason; odds: number; judged: Judged };

/**
 * What single reason, left out, would have changed the recommendation and the severity: the case is judged once more
 * without each, and of those that turn it the one that moves it least is named.
 * @see docs/decisions/0032-what-if-by-judging-again.md
 */
export function whatWouldTurn({ judged, falsePositive, severity, weigh }: Input): Counterfactual[] {
  const odds = falsePositiveOdds(judged.runs);
  const shown = weighSigns(judged.features);
  const tried = reasonsOf(judged, shown).map((reason): Tried => {
    const without = withoutReason(judged, reason, shown);
    return {
      reason,
      odds: reason.speaks.score ? falsePositiveOdds(without.runs) : odds,
      judged: reason.speaks.severity ? weigh(without) : severity,
    };
  });
  return [ofScore(tried, odds, falsePositive), ofSeverity(tried, severity)].filter((one) => one !== null);
}

const least = <T>(items: T[], size: (item: T) => number): T | undefined =>
  items.reduce<T | undefined>((best, item) => (best === undefined || size(item) < size(best) ? item : best), undefined);

function ofScore(tried: Tried[], odds: number, { recommendation }: FalsePositiveScore): Counterfactual | null {
  const moved = (one: Tried) => Math.abs(one.odds - odds);
  const telling = tried.filter((one) => moved(one) >= SMALL);
  const turns = least(
    telling.filter((one) => recommendationOf(logistic(one.odds)) !== recommendation),
    moved,
  );
  const named = turns ?? least(telling, (one) => -moved(one));
  const told = (value: number, then: Recommendation, text: string): Counterfactual => ({
    about: "recommendation",
    without: turns?.reason.label ?? null,
    evidence_ids: named?.reason.evidence_ids ?? [],
    becomes: then,
    value,
    text,
  });
  if (!named) return told(logistic(odds), recommendation, "No single fact decides it: nothing but the prior speaks.");
  const value = logistic(named.odds);
  const shown = value.toFixed(2);
  if (turns) {
    const then = recommendationOf(value);
    return told(value, then, `Without "${named.reason.label}" the score would be ${shown} and it would ${THEN[then]}.`);
  }
  const still = STILL[recommendation];
  return told(
    value,
    recommendation,
    `No single fact decides it: even without "${named.reason.label}", the strongest, the score would be ${shown}, still ${still}.`,
  );
}

function ofSeverity(tried: Tried[], { severity, value }: Judged): Counterfactual | null {
  const moved = (one: Tried) => Math.abs(one.judged.value - value);
  const telling = tried.filter((one) => moved(one) >= 0.5);
  const turns = least(
    telling.filter(({ judged }) => judged.severity !== severity),
    moved,
  );
  const named = turns ?? least(telling, (one) => -moved(one));
  const told = (then: Judged, text: string): Counterfactual => ({
    about: "severity",
    without: turns?.reason.label ?? null,
    evidence_ids: named?.reason.evidence_ids ?? [],
    becomes: then.severity,
    value: then.value,
    text,
  });
  const points = (of: Judged) => `${Number(of.value.toFixed(1))} of 100`;
  if (!named)
    return told(
      { severity, value },
      `No single fact decides the severity: whichever is left out, it stays ${points({ severity, value })}, ${severity}.`,
    );
  const { judged, reason } = named;
  return turns
    ? told(judged, `Without "${reason.label}" severity would be ${judged.severity} (${points(judged)}).`)
    : told(
        judged,
        `No single fact decides the severity: even without "${reason.label}", the largest, it would be ${points(judged)}, still ${severity}.`,
      );
}
