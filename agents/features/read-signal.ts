import type { ThreatSignal } from "@/lib/schema/signal";
import { deviationFactor } from "./deviation";
import { kindOfEndpoint, pathOf } from "./endpoint";
import { findInjections, piecesOf } from "./injection";
import { type Known, readMetadata, textsOf } from "./metadata";
import { namedIndicators } from "./named-indicators";
import { isInternal, normaliseAddress } from "./network";
import { observedSigns } from "./observed-signs";
import { shown, shownItems } from "./shown";
import { citer, fieldsOf } from "./signal-evidence";
import type { SignalFeatures } from "./signal-features";
import { type Place, travelBetween } from "./travel";
import { kindOfUserAgent } from "./user-agent";

/** Reads a signal into features; metadata fills in what the top level lacks. Pure: the same signal gives the same features. */
export function readSignal(signal: ThreatSignal): SignalFeatures {
  const { known, warnings } = readMetadata(signal);
  const evidence = fieldsOf(signal);
  const cite = citer(evidence);
  const { source_ip: _ip, user_agent: _agent, ...metadata } = signal.metadata ?? {};
  const texts = textsOf(metadata, "metadata").map(({ text }) => text);
  const source_ip = normaliseAddress(signal.source_ip ?? known.source_ip ?? "");
  const user_agent = signal.user_agent ?? known.user_agent ?? null;
  const target = targetOf(signal, known);
  const { signs, successes } = observedSigns(metadata, known, cite);
  const { c2_server, proxy_ips } = known;
  return {
    signal,
    type: signal.threat_type,
    source_ip,
    internal_source: source_ip !== null && isInternal(source_ip),
    ...namedIndicators({ source_ip, c2_server, proxy_ips }, texts),
    user_agent,
    user_agent_kind: kindOfUserAgent(user_agent),
    ...target,
    ...ratesOf(signal, known),
    failed_attempts: known.failed_attempts ?? null,
    distinct_accounts: known.distinct_accounts ?? null,
    successes,
    c2: signs.has("command_and_control"),
    exfiltrated_mb: known.exfiltration_volume_mb ?? 0,
    systems: shownItems(known.affected_systems).slice(0, 50),
    data_accessed: shownItems(known.data_accessed).slice(0, 50),
    travel: travelBetween([placeOf(known.location_1), placeOf(known.location_2)], {
      kilometres: known.distance_km ?? null,
      minutes: known.time_delta_minutes ?? null,
    }),
    deviation_factor: deviationFactor(known.deviations, known.baseline_comparison),
    user: shown(known.user_id),
    device: shown(known.device_id),
    signs,
    words: wordsOf([target.endpoint ?? "/", ...texts.slice(0, 20)].join(" ")),
    injections: injectionsIn(signal),
    warnings,
    evidence,
    cite,
  };
}

/** In every text that outsiders may have written: all of them. */
function injectionsIn({ id: _id, threat_type: _type, detected_at: _at, mitre_hints: _hints, ...texts }: ThreatSignal) {
  return findInjections(piecesOf(texts, ""));
}

function targetOf(
  signal: ThreatSignal,
  { endpoint, endpoints_targeted }: Known,
): Pick<SignalFeatures, "endpoint" | "endpoint_kind" | "endpoints_targeted"> {
  const listed = [endpoints_targeted ?? []].flat().filter((item): item is string => typeof item === "string");
  const written = signal.endpoint ?? endpoint ?? listed[0] ?? null;
  return {
    endpoint: written === null ? null : pathOf(written),
    endpoint_kind: written === null ? null : kindOfEndpoint(written),
    endpoints_targeted:
      typeof endpoints_targeted === "number" ? endpoints_targeted : Math.max(listed.length, written ? 1 : 0),
  };
}

type Rates = Pick<
  SignalFeatures,
  "request_count" | "window_minutes" | "requests_per_minute" | "claimed_limit_per_minute" | "breach_factor"
>;

/** How much in how long; a claimed rate (a minute, as a limit is) counts only where nothing was measured. */
function ratesOf(signal: ThreatSignal, known: Known): Rates {
  const request_count = signal.request_count ?? known.request_count ?? null;
  const window_minutes = signal.time_window_minutes ?? known.time_window_minutes ?? null;
  const claimed = known.actual_rate ?? null;
  const limit = known.configured_limit ?? null;
  const measured = request_count !== null && window_minutes !== null ? request_count / window_minutes : claimed;
  return {
    request_count,
    window_minutes,
    requests_per_minute: known.requests_per_second === undefined ? measured : known.requests_per_second * 60,
    claimed_limit_per_minute: limit,
    breach_factor: claimed !== null && limit !== null ? claimed / limit : (known.breach_factor ?? null),
  };
}

function placeOf(location: Known["location_1"]): Place | null {
  if (!location) return null;
  const { latitude, longitude, timestamp } = location;
  return {
    name: (location.city ?? location.country ?? `${latitude}, ${longitude}`).slice(0, 80),
    latitude,
    longitude,
    at: timestamp ?? null,
  };
}

/** Up to a dozen distinct words of at least four letters: enough for a text search, bounded for its cost. */
function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[a-z][a-z-]{3,}/g) ?? [])].slice(0, 12);
}
