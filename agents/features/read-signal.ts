import type { Evidence } from "@/lib/schema/evidence";
import type { ThreatSignal, ThreatType } from "@/lib/schema/signal";
import { quote } from "../wording";
import { type EndpointKind, kindOfEndpoint, pathOf } from "./endpoint";
import { readMetadata, textsOf, withoutNames } from "./metadata";
import { addressOfServer, isInternal, normaliseAddress } from "./network";
import { type Sign, signsIn } from "./phrases";
import { type Place, type Travel, travelBetween } from "./travel";
import { kindOfUserAgent, type UserAgentKind } from "./user-agent";

/** What a signal shows, read once and shared by every agent. Claims, all of them: the attacker may have written any. */
export type SignalFeatures = {
  signal: ThreatSignal;
  type: ThreatType;
  source_ip: string | null;
  internal_source: boolean;
  addresses: string[]; // everything to look up: source, C2, proxies, then whatever address the texts name
  hostile: string[]; // those of them that the signal accuses: source, C2, proxies
  proxies: string[];
  user_agent: string | null;
  user_agent_kind: UserAgentKind;
  endpoint: string | null; // path only
  endpoint_kind: EndpointKind | null;
  endpoints_targeted: number;
  request_count: number | null;
  window_minutes: number | null;
  requests_per_minute: number | null; // measured; null when the signal gives no rate
  claimed_limit_per_minute: number | null;
  breach_factor: number | null;
  failed_attempts: number | null;
  distinct_accounts: number | null;
  successes: number | null; // null: the signal does not say
  c2: boolean;
  exfiltrated_mb: number;
  systems: string[];
  data_accessed: string[];
  travel: Travel | null;
  deviation_factor: number | null; // the largest "n times normal" that the signal measured
  user: string | null;
  device: string | null;
  domains: string[];
  hashes: string[];
  signs: Map<Sign, { words: string; evidence_id: string }>;
  words: string[]; // for a text search in history
  warnings: string[];
  evidence: Evidence[]; // E6xx, one a field that was read
  /** The evidence ids of these paths of the signal, those that exist. */
  cite(...paths: string[]): string[];
};

/** A name as far as it can be shown; null when nothing of it can. */
const shown = (text: string | undefined): string | null => (text === undefined ? null : quote(text, 200) || null);

const asList = (value: unknown): string[] =>
  [value ?? []]
    .flat()
    .map((item) =>
      typeof item === "string"
        ? item
        : item && typeof item === "object"
          ? String((item as Record<string, unknown>).name ?? JSON.stringify(item))
          : "",
    )
    .flatMap((item) => shown(item) ?? []);

const DOMAIN = /\b(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24})\b/g;
const ADDRESS =
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){0,6}(?![\w:])/g;
const HASH = /\b(?:[a-f0-9]{64}|[a-f0-9]{40}|[a-f0-9]{32})\b/g;
const SUCCESS_KEY =
  /^(success(es|ful)?(_?(log-?ins?|attempts?|auths?|authentications?|sign_?ins?|count))?|succeeded|login_success(es)?|accounts_compromised|compromised_accounts|valid_credentials?(_found)?)$/i;
const MAX_EVIDENCE = 99;

/** Builds E6xx evidence for each field that the signal carries, in a fixed order. */
function fieldsOf(signal: ThreatSignal): Evidence[] {
  const { id: _id, customer_name: _customer, detected_at: _at, metadata, ...top } = signal;
  const fields: [string, unknown][] = [
    ...Object.entries(top),
    ...Object.entries(metadata ?? {}).map(([key, value]): [string, unknown] => [`metadata.${key}`, value]),
  ].filter(([, value]) => value !== undefined);
  return fields.slice(0, MAX_EVIDENCE).map(([path, value], i) => {
    const shown = typeof value === "string" ? value : JSON.stringify(value);
    return {
      id: `E${601 + i}`,
      kind: "signal_field",
      source: "signal",
      summary: `${path.slice(0, 100)}: ${shown.length > 300 ? `${shown.slice(0, 300)}…` : shown}`,
      observed_at: signal.detected_at,
      data: { path: path.slice(0, 200), value },
    };
  });
}

function placeOf(
  location: { city?: string; country?: string; latitude: number; longitude: number; timestamp?: string } | undefined,
): Place | null {
  if (!location) return null;
  const { latitude, longitude, timestamp } = location;
  return {
    name: (location.city ?? location.country ?? `${latitude}, ${longitude}`).slice(0, 80),
    latitude,
    longitude,
    at: timestamp ?? null,
  };
}

/** The largest measured "n times normal" in deviations and baseline: factors, z-scores are left alone. */
function deviationFactor(...values: unknown[]): number | null {
  const factors: number[] = [];
  for (const value of values) {
    for (const item of [value].flat()) {
      if (typeof item === "string") {
        for (const [, n, , percent] of item.slice(0, 500).matchAll(/(\d+(?:\.\d+)?)\s*(x\b|times|-fold|(%))/g))
          factors.push(percent ? 1 + Number(n) / 100 : Number(n));
      } else if (item && typeof item === "object") {
        const record = item as Record<string, unknown>;
        const current = [record.current, record.actual, record.observed, record.value].find(
          (v) => typeof v === "number" && v > 0,
        );
        const normal = [record.baseline, record.normal, record.expected, record.average, record.mean].find(
          (v) => typeof v === "number" && v > 0,
        );
        if (typeof current === "number" && typeof normal === "number") factors.push(current / normal);
        for (const [key, v] of Object.entries(record)) {
          if (typeof v === "number" && /factor|ratio|multiple|times/i.test(key)) factors.push(v);
          else if (v && typeof v === "object" && !Array.isArray(v)) factors.push(deviationFactor(v) ?? 0);
          else if (typeof v === "string") factors.push(deviationFactor(v) ?? 0);
        }
      }
    }
  }
  const largest = Math.max(0, ...factors.filter(Number.isFinite));
  return largest > 0 ? largest : null;
}

/** Reads a signal into features; metadata fills in what the top level lacks. Pure: the same signal gives the same features. */
export function readSignal(signal: ThreatSignal): SignalFeatures {
  const { known, warnings } = readMetadata(signal);
  const evidence = fieldsOf(signal);
  const idOf = new Map(evidence.map((item) => [item.data.path as string, item.id]));
  const cite = (...paths: string[]) =>
    paths
      .flatMap((path) => idOf.get(path) ?? idOf.get(`metadata.${path}`) ?? [])
      .filter((id, i, all) => all.indexOf(id) === i);

  const source_ip = normaliseAddress(signal.source_ip ?? known.source_ip ?? "");
  const user_agent = signal.user_agent ?? known.user_agent ?? null;
  const endpoints = [known.endpoints_targeted ?? []].flat().filter((item): item is string => typeof item === "string");
  const rawEndpoint = signal.endpoint ?? known.endpoint ?? endpoints[0] ?? null;
  const request_count = signal.request_count ?? known.request_count ?? null;
  const window_minutes = signal.time_window_minutes ?? known.time_window_minutes ?? null;

  const claimedRate = known.actual_rate ?? null; // per minute, as configured_limit is
  const requests_per_minute =
    known.requests_per_second !== undefined
      ? known.requests_per_second * 60
      : request_count !== null && window_minutes !== null
        ? request_count / window_minutes
        : claimedRate;
  const breach_factor =
    claimedRate !== null && known.configured_limit !== undefined
      ? claimedRate / known.configured_limit
      : (known.breach_factor ?? null);

  const { source_ip: _a, user_agent: _b, ...rest } = signal.metadata ?? {};
  const texts = textsOf(rest, "metadata");
  const signs: SignalFeatures["signs"] = new Map();
  for (const { path, text } of textsOf(withoutNames(rest), "metadata")) {
    const evidence_id = idOf.get(path.split(".").slice(0, 2).join(".")) ?? "E500";
    for (const { sign, words } of signsIn(text)) if (!signs.has(sign)) signs.set(sign, { words, evidence_id });
  }

  const c2Flag = known.c2_communication_detected === true || known.c2_server !== undefined;
  if (c2Flag && !signs.has("command_and_control")) {
    const [evidence_id = "E500"] = cite("c2_communication_detected", "c2_server");
    signs.set("command_and_control", { words: "command and control", evidence_id });
  }
  const failed_attempts = known.failed_attempts ?? null;
  const successKey = Object.entries(rest)
    .filter(([key, value]) => SUCCESS_KEY.test(key) && (typeof value === "number" || typeof value === "boolean"))
    .sort(([, a], [, b]) => Number(b) - Number(a))[0]; // a zero in one count does not hide another
  const successes = successKey ? Number(successKey[1]) : null;
  if (successKey && Number(successKey[1]) > 0 && !signs.has("successful_access")) {
    const evidence_id = idOf.get(`metadata.${successKey[0]}`) ?? "E500";
    signs.set("successful_access", { words: successKey[0].replaceAll("_", " "), evidence_id });
  }
  if (successes === 0) signs.delete("successful_access"); // what was counted outranks what was written

  const persistence = asList(known.persistence_mechanisms);
  if (persistence.length > 0 && !signs.has("persistence")) {
    const [evidence_id = "E500"] = cite("persistence_mechanisms");
    signs.set("persistence", { words: persistence[0] as string, evidence_id });
  }
  const exfiltrated_mb = known.exfiltration_volume_mb ?? 0;
  if (exfiltrated_mb > 0 && !signs.has("exfiltration")) {
    const [evidence_id = "E500"] = cite("exfiltration_volume_mb");
    signs.set("exfiltration", { words: `${exfiltrated_mb} MB sent out`, evidence_id });
  }

  const proxies = (known.proxy_ips ?? []).flatMap((ip) => normaliseAddress(ip) ?? []);
  const c2Address = addressOfServer(known.c2_server ?? "");
  const hostile = [...new Set([source_ip, c2Address, ...proxies].filter((ip) => ip !== null))].slice(0, 50);
  const corpus = texts
    .map(({ text }) => text.toLowerCase())
    .join(" ")
    .slice(0, 20_000);
  const named = (corpus.match(ADDRESS) ?? []).flatMap((ip) => normaliseAddress(ip) ?? []);
  const addresses = [...new Set([...hostile, ...named])].slice(0, 60);
  const travel = travelBetween([placeOf(known.location_1), placeOf(known.location_2)], {
    kilometres: known.distance_km ?? null,
    minutes: known.time_delta_minutes ?? null,
  });

  return {
    signal,
    type: signal.threat_type,
    source_ip,
    internal_source: source_ip !== null && isInternal(source_ip),
    addresses,
    hostile,
    proxies,
    user_agent,
    user_agent_kind: kindOfUserAgent(user_agent),
    endpoint: rawEndpoint === null ? null : pathOf(rawEndpoint),
    endpoint_kind: rawEndpoint === null ? null : kindOfEndpoint(rawEndpoint),
    endpoints_targeted:
      typeof known.endpoints_targeted === "number"
        ? known.endpoints_targeted
        : Math.max(endpoints.length, rawEndpoint ? 1 : 0),
    request_count,
    window_minutes,
    requests_per_minute,
    claimed_limit_per_minute: known.configured_limit ?? null,
    breach_factor,
    failed_attempts,
    distinct_accounts: known.distinct_accounts ?? null,
    successes,
    c2: signs.has("command_and_control"),
    exfiltrated_mb,
    systems: asList(known.affected_systems).slice(0, 50),
    data_accessed: asList(known.data_accessed).slice(0, 50),
    travel,
    deviation_factor: deviationFactor(known.deviations, known.baseline_comparison),
    user: shown(known.user_id),
    device: shown(known.device_id),
    domains: [...new Set([...(corpus.match(DOMAIN) ?? [])])].slice(0, 20),
    hashes: [...new Set(corpus.match(HASH) ?? [])].slice(0, 20),
    signs,
    words: wordsOf([pathOf(rawEndpoint ?? ""), ...texts.slice(0, 20).map(({ text }) => text)].join(" ")),
    warnings,
    evidence,
    cite,
  };
}

/** Up to a dozen distinct words of at least four letters: enough for a text search, bounded for its cost. */
function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[a-z][a-z-]{3,}/g) ?? [])].slice(0, 12);
}
