import type { AgentName, Indicator } from "@/lib/schema/agent-analysis";
import type { FalsePositiveIndicator, FalsePositiveScore, Recommendation } from "@/lib/schema/false-positive";
import { clamp, round } from "../assessment";
import weights from "../knowledge/weights.json";
import { type AgentRuns, isExplained } from "../threat/agents";
import { percent } from "../wording";

const w = weights.false_positive;
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

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
  return [...chosen.values()];
}

/** What counts beside the prior. */
function countedOf(runs: AgentRuns): Sourced[] {
  const explained = isExplained(runs);
  const all: Sourced[] = [];
  for (const source of ["config", "devops", "context", "historical", "priority"] as const) {
    for (const indicator of runs[source].assessment.indicators) {
      const isTool = indicator.group === "user_agent" && indicator.log_odds < 0; // it is part of what explains the signal
      if (!(explained && isTool)) all.push({ ...indicator, source });
    }
  }
  return oneOfEachGroup(all);
}

/** The sum whose logistic is the score. */
export const falsePositiveOdds = (runs: AgentRuns): number =>
  countedOf(runs).reduce((sum, { log_odds }) => sum + log_odds, runs.historical.assessment.facts.prior);

/**
 * Scores how likely a signal is false, from 0 (real) to 1 (false).
 * @param runs all five; the type has no place for a missing one, since silence would read as innocence
 * @returns score and confidence in 0..1, with one indicator a reason; the logistic of their sum is the score
 * @see docs/decisions/0004-false-positive-score.md for the priors and where they come from
 */
export function scoreFalsePositive(runs: AgentRuns): FalsePositiveScore {
  const { rate, prior, prior_evidence, similar_false, similar_real } = runs.historical.assessment.facts;
  const counted = countedOf(runs).sort(
    (a, b) => Math.abs(b.log_odds) - Math.abs(a.log_odds) || (a.indicator < b.indicator ? -1 : 1),
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
    ...counted.map(({ indicator, log_odds, source, evidence_ids }) => ({
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
  const confidence = round(clamp(mean * (0.7 + 0.3 * agreement), 0, 1), 3);
  const covered = round(0.7 * mean, 3);
  const recommendation = recommendationOf(score);
  return {
    score,
    confidence,
    confidence_parts: [
      { part: `The agents read enough to be ${percent(mean)} sure on average`, points: covered, evidence_ids: [] },
      {
        part: `${percent(agreement)} of the weight of all reasons points one way`,
        points: round(confidence - covered, 3),
        evidence_ids: [],
      },
    ],
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
