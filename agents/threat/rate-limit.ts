import type { CustomerPolicy } from "@/lib/schema/customer";
import type { Assessment } from "../assessment";
import { clamp, round } from "../assessment";
import { isUnder } from "../features/endpoint";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import { capitalise, number, plural, quote } from "../wording";

const w = weights.false_positive;
const s = weights.severity;
const OVER = 1.05; // less above the limit is rounding, not a breach
const FIELDS = [
  "request_count",
  "time_window_minutes",
  "requests_per_second",
  "actual_rate",
  "configured_limit",
  "breach_factor",
];

type RateRatio = { ratio: number; limit: number | null; evidence_ids: string[] };

/** Requests against the limit that holds for the endpoint; the larger of measured and claimed, so that neither can hide the other. */
export function rateRatio(
  features: SignalFeatures,
  policy: CustomerPolicy | null,
  policy_id: string,
): RateRatio | null {
  const { requests_per_minute, breach_factor } = features;
  const limit = policy && requests_per_minute !== null ? limitFor(features.endpoint, policy) : null;
  const measured = limit && requests_per_minute !== null ? requests_per_minute / limit : null;
  if (measured === null && breach_factor === null) return null;
  const ratio = Math.max(measured ?? 0, breach_factor ?? 0);
  return { ratio, limit, evidence_ids: [policy_id, ...features.cite(...FIELDS)] };
}

export const isOver = (rate: RateRatio | null): rate is RateRatio => rate !== null && rate.ratio > OVER;

function limitFor(endpoint: string | null, policy: CustomerPolicy): number {
  const matching = Object.entries(policy.rate_limit.endpoints).filter(
    ([path]) => endpoint !== null && isUnder(endpoint, path),
  );
  return matching.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? policy.rate_limit.requests_per_minute;
}

/** +0.9 far below the limit, about 0 at it, -1.5 far above: smooth, so that no threshold can be danced around. */
export function rateLogOdds(ratio: number): number {
  const { rate_max, rate_min } = w;
  const middle = (rate_max + rate_min) / 2;
  const reach = (rate_max - rate_min) / 2;
  return clamp(middle - reach * Math.tanh(0.75 * Math.log(Math.max(ratio, 1e-3) / 1.5)), rate_min, rate_max);
}

/** What the rate weighs: of traffic both ways, of anything else only against harmlessness. */
export function addRate(features: SignalFeatures, rate: RateRatio, traffic: boolean, out: Assessment<unknown>): void {
  const { ratio, limit, evidence_ids } = rate;
  const odds = rateLogOdds(ratio);
  out.indicators.push({
    indicator: `Rate ${number(ratio)} times the limit`,
    log_odds: traffic ? odds : Math.min(0, odds),
    group: "rate",
    evidence_ids,
  });
  if (traffic && isOver(rate)) addBreach(features, rate, out);
  const { requests_per_minute } = features;
  const measured = requests_per_minute === null ? "" : `${plural(requests_per_minute, "request")} a minute, `;
  out.key_findings.push({
    text: `${capitalise(measured)}${number(ratio)} times the limit${limit ? ` of ${number(limit)} a minute` : " that the detector states"}`,
    evidence_ids,
  });
}

function addBreach({ endpoint, source_ip }: SignalFeatures, rate: RateRatio, out: Assessment<unknown>): void {
  const { ratio, evidence_ids } = rate;
  const points = clamp(s.rate_per_doubling * Math.log2(ratio), 0, s.rate_cap);
  out.severity_parts.push({ part: `${number(ratio)} times the rate limit`, points: round(points, 1), evidence_ids });
  const target = endpoint && quote(endpoint, 50);
  const what = source_ip
    ? `${source_ip} ${target ? `calls ${target}` : "sends requests"}`
    : target
      ? `${target} is called`
      : "Requests arrive";
  out.headlines.push({
    text: `${what} ${number(ratio)} times as often as the limit allows`,
    strength: 40 + points,
    evidence_ids,
  });
}
