import type { AgentName, Indicator } from "@/lib/schema/agent-analysis";
import type { FalsePositiveIndicator, FalsePositiveScore, Recommendation } from "@/lib/schema/false-positive";
import { clamp, round } from "../assessment";
import weights from "../knowledge/weights.json";
import { type AgentRuns, isExplained } from "../threat/agents";
import { percent } from "../wording";

const w = weights.false_positive;
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export function recommendationOf(score: number): Recommendation {
  return score > w.likely_fp_above ? "likely_fp" : score < w.likely_real_below ? "likely_real" : "needs_review";
}

type Sourced = Indicator & { source: AgentName };

/**
 * Correlated indicators share one weight: of a group only one counts. What the installation knows (policy, planned work,
 * networks) outranks what the signal claims; among equals the strongest stands.
 */
function oneOfEachGroup(indicators: Sourced[]): Sourced[] {
  const chosen = new Map<string, Sourced>();
  const outranks = (a: Sourced, b: Sourced) => {
    const [claimA, claimB] = [a.source === "priority", b.source === "priority"];
    return claimA !== claimB ? claimB : Math.abs(a.log_odds) > Math.abs(b.log_odds);
  };
  for (const indicator of indicators) {
    const rival = chosen.get(indicator.group);
    if (!rival || outranks(indicator, rival)) chosen.set(indicator.group, indicator);
  }
  return [...chosen.values()].sort(
    (a, b) => Math.abs(b.log_odds) - Math.abs(a.log_odds) || (a.indicator < b.indicator ? -1 : 1),
  );
}

/**
 * Scores how likely a signal is false, from 0 (real) to 1 (false).
 * @param runs all five; the type has no place for a missing one, since silence would read as innocence
 * @returns score and confidence in 0..1, with one indicator a reason; the logistic of their sum is the score
 * @see docs/decisions/0004-false-positive-score.md for the priors and where they come from
 */
export function scoreFalsePositive(runs: AgentRuns): FalsePositiveScore {
  const { rate, prior, prior_evidence, similar_false, similar_real } = runs.historical.assessment.facts;
  const explained = isExplained(runs);
  const all = (["config", "devops", "context", "historical", "priority"] as const).flatMap((source) =>
    runs[source].assessment.indicators
      .filter(({ group, log_odds }) => !(explained && group === "user_agent" && log_odds < 0)) // the tool is part of what explains it
      .map((indicator): Sourced => ({ ...indicator, source })),
  );
  const indicators: FalsePositiveIndicator[] = [
    {
      indicator: "Prior: type and customer, 30 days",
      log_odds: prior,
      description:
        rate.n === 0
          ? "No case of this type for this customer yet: the rate of all its kind stands in"
          : `${percent(rate.value)} of such threats were false, shrunken for ${rate.n} cases`,
      source: "historical",
      evidence_ids: prior_evidence,
    },
    ...oneOfEachGroup(all).map(({ indicator, log_odds, source, evidence_ids }) => ({
      indicator,
      log_odds,
      description: describe(log_odds),
      source,
      evidence_ids,
    })),
  ];
  const sum = indicators.reduce((total, { log_odds }) => total + log_odds, 0);
  const size = indicators.reduce((total, { log_odds }) => total + Math.abs(log_odds), 0);
  const score = logistic(sum);
  const mean = meanConfidence(runs);
  const agreement = size === 0 ? 0 : Math.abs(sum) / size;
  const recommendation = recommendationOf(score);
  return {
    score,
    confidence: round(clamp(mean * (0.7 + 0.3 * agreement), 0, 1), 3),
    recommendation,
    indicators,
    historical_fp_rate: rate.n > 0 ? round(rate.value, 4) : null,
    similar_resolved_as_fp: similar_false,
    similar_resolved_as_real: similar_real,
    explanation: explain(score, recommendation, indicators),
  };
}

export function meanConfidence(runs: AgentRuns): number {
  const all = Object.values(runs).map(({ analysis }) => analysis.confidence);
  return all.reduce((total, value) => total + value, 0) / all.length;
}

function describe(logOdds: number): string {
  const times = round(Math.exp(Math.abs(logOdds)), 1);
  if (Math.abs(logOdds) < 0.005) return "Says neither real nor false";
  const kind = logOdds > 0 ? "false" : "real";
  return times < 1.1 ? `Makes a ${kind} one hardly more likely` : `Makes a ${kind} one ${times} times as likely`;
}

const VERDICT: Record<Recommendation, string> = {
  likely_fp: "Likely false",
  needs_review: "Undecided",
  likely_real: "Likely real",
};

function explain(score: number, recommendation: Recommendation, indicators: FalsePositiveIndicator[]): string {
  const strongest = (sign: 1 | -1) =>
    indicators
      .slice(1)
      .filter(({ log_odds }) => log_odds * sign > 0.05)
      .slice(0, 2)
      .map(({ indicator }) => indicator.charAt(0).toLowerCase() + indicator.slice(1));
  const [pro, contra] = [strongest(1), strongest(-1)];
  const reasons = [
    pro.length > 0 ? `for false: ${pro.join(", ")}` : "",
    contra.length > 0 ? `for real: ${contra.join(", ")}` : "",
  ].filter(Boolean);
  return `${VERDICT[recommendation]} (${score.toFixed(2)}). ${reasons.length > 0 ? `Strongest ${reasons.join("; ")}.` : "Nothing but the prior speaks."}`;
}

/** What single change would have changed the recommendation: the indicator that, left out, moves the score across a line. */
export function counterfactualOf({ score, recommendation, indicators }: FalsePositiveScore): string | null {
  const sum = Math.log(score / (1 - score));
  const moved = indicators
    .filter(({ log_odds }) => Math.abs(log_odds) > 0.05)
    .map(({ indicator, log_odds }) => ({ indicator, without: logistic(sum - log_odds) }))
    .filter(({ without }) => recommendationOf(without) !== recommendation)
    .sort((a, b) => Math.abs(b.without - score) - Math.abs(a.without - score))[0];
  if (!moved) return null;
  const then = { likely_fp: "be likely false", needs_review: "need review", likely_real: "be likely real" }[
    recommendationOf(moved.without)
  ];
  return `Without "${moved.indicator}" the score would be ${moved.without.toFixed(2)} and it would ${then}.`;
}
