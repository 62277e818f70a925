import type { Assessment } from "../assessment";
import { clamp, round } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import { duration, number, plural, quote } from "../wording";

const w = weights.false_positive;
const s = weights.severity;
const TRAFFIC = ["bot_traffic", "rate_limit_breach", "data_scraping", "anomaly_detection", "proxy_network"];
/** Cites the signal as a whole where no field of it can be named. */
export const idsOr = (ids: string[]): string[] => (ids.length > 0 ? ids : ["E500"]);

/** How much: accounts, attempts, requests, and how far from normal. */
export function addScale(from: SignalFeatures, to: Assessment<unknown>): void {
  const { type } = from;
  const attempts =
    from.failed_attempts ?? (type === "credential_stuffing" || type === "brute_force" ? from.request_count : null);
  const byAccounts =
    from.distinct_accounts !== null && from.distinct_accounts > 1
      ? s.accounts_per_decade * Math.log10(from.distinct_accounts)
      : 0;
  const byAttempts = attempts !== null && attempts > 1 ? s.attempts_per_decade * Math.log10(attempts) : 0;
  const scale = clamp(Math.max(byAccounts, byAttempts), 0, s.scale_cap);
  if (scale > 0) {
    const evidence_ids = idsOr(from.cite("distinct_accounts", "failed_attempts", "request_count"));
    to.severity_parts.push({
      part: byAccounts > byAttempts ? plural(from.distinct_accounts ?? 0, "account") : plural(attempts ?? 0, "attempt"),
      points: round(scale, 1),
      evidence_ids,
    });
    const who = from.distinct_accounts === null ? "" : ` over ${plural(from.distinct_accounts, "account")}`;
    const when = from.window_minutes === null ? "" : ` in ${duration(from.window_minutes)}`;
    const outcome = from.signs.has("successful_access")
      ? "at least one succeeded"
      : from.successes === 0
        ? "none succeeded"
        : "whether one succeeded is not said";
    to.key_findings.push({
      text:
        attempts === null
          ? `${plural(from.distinct_accounts ?? 0, "account")} involved${when}`
          : `${plural(attempts, "sign-in")}${who}${when}; ${outcome}`,
      evidence_ids,
    });
  } else if (TRAFFIC.includes(type) && from.request_count !== null && from.request_count > 1) {
    const evidence_ids = idsOr(from.cite("request_count", "time_window_minutes"));
    to.severity_parts.push({
      part: plural(from.request_count, "request"),
      points: round(s.requests_per_decade * Math.max(0, Math.log10(from.request_count) - 2), 1),
      evidence_ids,
    });
    to.key_findings.push({
      text: `${plural(from.request_count, "request")}${from.window_minutes === null ? "" : ` in ${duration(from.window_minutes)}`}${from.endpoint ? ` to ${quote(from.endpoint, 60)}` : ""}`,
      evidence_ids,
    });
  }
  if (from.deviation_factor !== null) {
    const evidence_ids = idsOr(from.cite("deviations", "baseline_comparison"));
    const points = clamp(s.deviation_per_doubling * Math.log2(Math.max(1, from.deviation_factor)), 0, s.deviation_cap);
    if (type === "anomaly_detection" && points > 0)
      to.severity_parts.push({
        part: `${number(from.deviation_factor)} times normal`,
        points: round(points, 1),
        evidence_ids,
      });
    to.key_findings.push({ text: `Up to ${number(from.deviation_factor)} times what is normal there`, evidence_ids });
    if (type === "anomaly_detection") {
      to.indicators.push({
        indicator: `${number(from.deviation_factor)} times normal`,
        log_odds: from.deviation_factor < 1.5 ? w.normal_deviation : from.deviation_factor > 5 ? w.large_deviation : 0,
        group: "deviation",
        evidence_ids,
      });
    }
  }
}

/** What was called: some endpoints are harmless, some are what attackers come for. */
export function addEndpoint(from: SignalFeatures, to: Assessment<unknown>): void {
  if (!from.endpoint || !from.endpoint_kind) return;
  const evidence_ids = idsOr(from.cite("endpoint", "endpoints_targeted"));
  if (["health", "robots", "static"].includes(from.endpoint_kind))
    to.indicators.push({
      indicator: `Harmless endpoint (${from.endpoint_kind})`,
      log_odds: w.endpoint_harmless,
      group: "endpoint",
      evidence_ids,
    });
  else if (["login", "checkout", "admin", "export"].includes(from.endpoint_kind))
    to.indicators.push({
      indicator: `Sensitive endpoint (${from.endpoint_kind})`,
      log_odds: w.endpoint_sensitive,
      group: "endpoint",
      evidence_ids,
    });
}

/** Many accounts speak of an attack, a handful of failures of a mistyped password. */
export function addVolume(from: SignalFeatures, to: Assessment<unknown>): void {
  const { type } = from;
  const evidence_ids = idsOr(from.cite("distinct_accounts", "failed_attempts"));
  if (from.distinct_accounts !== null && from.distinct_accounts > 5) {
    to.indicators.push({
      indicator: `${number(from.distinct_accounts)} accounts tried`,
      log_odds: w.accounts_scale * Math.log10(from.distinct_accounts),
      group: "volume",
      evidence_ids,
    });
  } else if (
    from.failed_attempts !== null &&
    from.failed_attempts <= 5 &&
    !from.signs.has("successful_access") &&
    (type === "brute_force" || type === "credential_stuffing")
  ) {
    to.indicators.push({
      indicator: `Only ${plural(from.failed_attempts, "failure")}: a mistyped password looks alike`,
      log_odds: w.few_failures,
      group: "volume",
      evidence_ids,
    });
  }
}
