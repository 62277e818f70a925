import type { Agent, Assessment } from "../assessment";
import { coverage, round } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import { duration, nameOfType, percent, plural, quote, times } from "../wording";
import { gatherHistory, HISTORY_DAYS, type HistoryFound } from "./history-evidence";
import { type Rate, shrunkenRates } from "./rates";
import type { Similar } from "./similarity";

export type HistoricalFacts = {
  prior: number;
  rate: Rate;
  similar_false: number;
  similar_real: number;
  prior_evidence: string[];
  found: HistoryFound; // what was read, for a second weighing without planted cases
};

const logit = (p: number): number => Math.log(p / (1 - p));

function assess(features: SignalFeatures, found: HistoryFound): Assessment<HistoricalFacts> {
  const w = weights.false_positive;
  const s = weights.similarity;
  const { answer, similar, search_id, shown_ids, recent, recent_id } = found;
  const rate = shrunkenRates(answer.tallies);
  const prior = logit(rate.value);
  const similar_false = similar.filter(({ threat }) => threat.verdict !== "true_positive").length;
  const similar_real = similar.length - similar_false;

  const weightOf = (items: Similar[]) => items.reduce((sum, { similarity }) => sum + similarity, 0);
  const falseWeight = weightOf(similar.filter(({ threat }) => threat.verdict !== "true_positive"));
  const share = (falseWeight + rate.value) / (weightOf(similar) + 1); // one pseudo-count of the prior keeps 0 and 1 away
  const pull = similar.length === 0 ? 0 : (logit(share) - prior) * (similar.length / (similar.length + s.shrink));
  const similarOdds = Math.max(-w.similar_cap, Math.min(w.similar_cap, pull));
  const repeatOdds = recent > 0 ? Math.max(w.repeat_cap, w.repeat_doubling * Math.log2(recent + 1)) : 0;

  const many = similar.length;
  const verdicts =
    many === 0
      ? ""
      : similar_false === 0
        ? "all real"
        : similar_real === 0
          ? "all false"
          : `${similar_false} false and ${similar_real} real`;
  const median = medianMinutes(similar);
  const similarText =
    many === 0
      ? `No similar threat was resolved in the last ${HISTORY_DAYS} days`
      : `${plural(many, "similar threat")} in ${HISTORY_DAYS} days, ${verdicts}${median === null ? "" : `; half were closed within ${duration(median)}`}`;
  const rateText = `For ${nameOfType(features.type)} at this customer the rate of false ones is ${percent(rate.value)} (90 % interval ${percent(rate.low)} to ${percent(rate.high)}, ${plural(rate.n, "case")})`;
  const historyPart = -weights.severity.history_max * Math.tanh((similarOdds + (rate.n > 0 ? prior : 0) / 2) / 2);

  return {
    analysis: `${similarText}. ${rateText}.${recent > 0 ? ` The same source was reported ${times(recent)} in the hour before.` : ""}`,
    confidence: coverage(0.7 + 0.25 * (rate.n / (rate.n + 10)), found),
    key_findings: [
      { text: similarText, evidence_ids: [search_id, ...shown_ids] },
      { text: rateText, evidence_ids: [search_id] },
      ...(recent_id
        ? [
            {
              text: `Reported ${times(recent)} in the hour before for the same source`,
              evidence_ids: [recent_id],
            },
          ]
        : []),
    ],
    recommendations: recommend(similar, similar_false, similar_real),
    indicators: [
      {
        indicator: many === 0 ? "No similar resolved threats" : `Similar resolved: ${similar_false} of ${many} false`,
        log_odds: similarOdds,
        group: "history",
        evidence_ids: many === 0 ? [search_id] : shown_ids,
      },
      ...(recent_id
        ? [
            {
              indicator: `Repeated ${times(recent)} within the hour`,
              log_odds: repeatOdds,
              group: "repeat",
              evidence_ids: [recent_id],
            },
          ]
        : []),
    ],
    severity_parts:
      Math.abs(historyPart) >= 0.5
        ? [{ part: "How similar cases ended", points: round(historyPart, 1), evidence_ids: [search_id, ...shown_ids] }]
        : [],
    techniques: [],
    headlines: [],
    facts: { prior, rate, similar_false, similar_real, prior_evidence: [search_id], found },
  };
}

function medianMinutes(similar: Similar[]): number | null {
  const minutes = similar
    .map(({ threat }) => (Date.parse(threat.resolved_at) - Date.parse(threat.signal.detected_at)) / 60_000)
    .filter((value) => value >= 0)
    .sort((a, b) => a - b);
  return minutes[Math.floor(minutes.length / 2)] ?? null;
}

function recommend(similar: Similar[], similarFalse: number, similarReal: number): string[] {
  const closest = similar[0]?.threat;
  if (!closest) return ["Resolve this one with a note: it is the first of its kind here, and the next is judged by it"];
  if (similarFalse > 0 && similarReal === 0)
    return [`Compare with the closest case before acting: "${quote(closest.note || closest.headline, 120)}"`];
  if (similarReal > 0 && similarFalse === 0)
    return [`Repeat what worked in the closest case: "${quote(closest.note || closest.headline, 120)}"`];
  return ["Read the closest cases on both sides: history is divided"];
}

export const historical: Agent<HistoryFound, HistoricalFacts> = { name: "historical", gather: gatherHistory, assess };
