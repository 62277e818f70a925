import type { Agent, Gathered } from "../assessment";
import { coverage, evidenceFrom, readSource, round } from "../assessment";
import { networkOf } from "../features/network";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import type { HistoryAnswer, Tally } from "../ports";
import { duration, nameOfType, percent, plural, quote, times } from "../wording";
import { type Rate, shrunkenRates } from "./rates";
import { type Similar, similarTo } from "./similarity";

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 30;
const HOUR_MS = 3_600_000;
const SHOWN = 5;

type Found = Gathered & {
  answer: HistoryAnswer;
  similar: Similar[];
  recent: number;
  search_id: string;
  shown_ids: string[];
  recent_id: string | null;
};

export type HistoricalFacts = {
  prior: number;
  rate: Rate;
  similar_false: number;
  similar_real: number;
  prior_evidence: string[];
};

const NOTHING: Tally = { false: 0, real: 0 };
const EMPTY: HistoryAnswer = {
  candidates: [],
  tallies: { all: NOTHING, type: NOTHING, customer: NOTHING, type_and_customer: NOTHING },
};
const total = (tally: Tally) => tally.false + tally.real;
export const logit = (p: number): number => Math.log(p / (1 - p));

async function gather(
  features: SignalFeatures,
  sources: Parameters<Agent<Found, HistoricalFacts>["gather"]>[1],
): Promise<Found> {
  const { signal } = features;
  const at = Date.parse(signal.detected_at);
  const gathered = { consulted: [] as string[], failed: [] as string[] };
  const [answer, recent] = await Promise.all([
    readSource(
      "threats",
      gathered,
      () =>
        sources.history({
          threat_type: signal.threat_type,
          customer_name: signal.customer_name,
          networks: features.addresses.flatMap((ip) => networkOf(ip) ?? []),
          endpoint: features.endpoint,
          entities: entitiesOf(features),
          words: features.words,
          since: new Date(at - HISTORY_DAYS * DAY_MS).toISOString(),
          before: signal.detected_at,
        }),
      EMPTY,
    ),
    features.source_ip || features.user
      ? readSource(
          "threats_last_hour",
          gathered,
          () =>
            sources.countRecent({
              source_ip: features.source_ip,
              user: features.user,
              since: new Date(at - HOUR_MS).toISOString(),
              before: signal.detected_at,
            }),
          0,
        )
      : 0,
  ]);
  const similar = similarTo(features, answer.candidates, at);

  const book = evidenceFrom(101);
  const { type, type_and_customer } = answer.tallies;
  const search_id = book.add({
    kind: "past_threat",
    source: "threats",
    summary: gathered.failed.includes("threats")
      ? "The history of resolved threats could not be read"
      : `${plural(total(type), "resolved threat")} of this type in ${HISTORY_DAYS} days, ${type.false} of them false; ${plural(total(type_and_customer), "one", "of them")} for this customer, ${type_and_customer.false} false`,
    observed_at: signal.detected_at,
    data: { tallies: answer.tallies, days: HISTORY_DAYS },
  });
  const shown_ids = similar.slice(0, SHOWN).map(({ threat, similarity, shared }) =>
    book.add({
      kind: "past_threat",
      source: "threats",
      summary: `${quote(threat.headline, 160)}: ${threat.verdict.replaceAll("_", " ")}${threat.note ? `, "${quote(threat.note, 160)}"` : ""}`,
      observed_at: threat.signal.detected_at,
      data: {
        threat_id: threat.id,
        verdict: threat.verdict,
        resolved_by: threat.resolved_by,
        resolved_at: threat.resolved_at,
        similarity: round(similarity),
        shared,
      },
    }),
  );
  const recent_id =
    recent > 0
      ? book.add({
          kind: "past_threat",
          source: "threats",
          summary: `${plural(recent, "threat")} for the same ${features.source_ip ? "address" : "user"} in the hour before`,
          observed_at: signal.detected_at,
          data: { count: recent, source_ip: features.source_ip, user: features.user },
        })
      : null;
  return { ...gathered, evidence: book.items, answer, similar, recent, search_id, shown_ids, recent_id };
}

/** What a past threat may share with this one, beside its kind: addresses, people, machines, indicators. */
export function entitiesOf(features: SignalFeatures): string[] {
  return [
    ...features.addresses,
    features.user,
    features.device,
    ...features.domains,
    ...features.hashes,
    ...features.systems,
  ].filter((item) => item !== null);
}

function assess(features: SignalFeatures, found: Found): ReturnType<Agent<Found, HistoricalFacts>["assess"]> {
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
    facts: { prior, rate, similar_false, similar_real, prior_evidence: [search_id] },
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

export const historical: Agent<Found, HistoricalFacts> = { name: "historical", gather, assess };
