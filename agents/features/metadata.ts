import * as z from "zod";
import type { ThreatSignal } from "@/lib/schema/signal";

const text = z.string().max(5000);
const words = z.union([text, z.array(z.union([text, z.record(z.string(), z.unknown())])).max(1000)]);
const amount = z.number().min(0);
const place = z.object({
  city: text.optional(),
  country: text.optional(),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  timestamp: z.iso.datetime({ offset: true }).optional(),
});

/** The keys of `metadata` that the judgement understands, each with the form it must have. */
const KNOWN = {
  source_ip: z.union([z.ipv4(), z.ipv6()]),
  user_agent: text,
  endpoint: text,
  request_count: amount,
  time_window_minutes: z.number().positive(),
  requests_per_second: amount,
  actual_rate: amount,
  configured_limit: z.number().positive(),
  breach_factor: amount,
  endpoints_targeted: z.union([z.array(text), text, amount]),
  behavioral_patterns: words,
  proxy_ips: z.array(text).max(1000),
  compromise_indicators: words,
  persistence_mechanisms: words,
  affected_systems: words,
  data_accessed: words,
  exfiltration_volume_mb: amount,
  c2_communication_detected: z.boolean(),
  c2_server: text,
  location_1: place,
  location_2: place,
  time_delta_minutes: amount,
  distance_km: amount,
  deviations: z.union([words, z.record(z.string(), z.unknown())]),
  baseline_comparison: z.union([text, z.record(z.string(), z.unknown())]),
  device_id: text,
  user_id: text,
  failed_attempts: amount,
  distinct_accounts: amount,
};

export type Known = { [K in keyof typeof KNOWN]?: z.infer<(typeof KNOWN)[K]> };

/** Reads the known keys; one of wrong form is ignored and named in a warning, never a reason to fail. */
export function readMetadata(signal: ThreatSignal): { known: Known; warnings: string[] } {
  const known: Record<string, unknown> = {};
  const warnings: string[] = [];
  for (const [key, schema] of Object.entries(KNOWN)) {
    const value = signal.metadata?.[key];
    if (value === undefined || value === null) continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) known[key] = parsed.data;
    else warnings.push(`metadata.${key} was ignored: it has the wrong form`);
  }
  return { known: known as Known, warnings };
}

const MAX_WORDS = 200;

/** Keys whose values are names or places of things, not what was observed: a host called "malware-lab" shows no malware. */
const NAMES =
  /^(device_id|user_id|affected_systems|data_accessed|endpoint|endpoints_targeted|c2_server|c2_domain|proxy_ips|(host|user|device|rule|detector|sensor|customer)(_?name|_?id)?|title|scenario|sample(_id)?)$/i;
const TELLING = ["compromise_indicators", "behavioral_patterns", "persistence_mechanisms", "deviations"];

/** Metadata for a reading of signs: without names, and what tells most first, so that no padding pushes it out. */
export function withoutNames(metadata: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(metadata).filter(([key]) => !NAMES.test(key));
  const rank = ([key]: [string, unknown]) => (TELLING.includes(key) ? 0 : 1);
  return Object.fromEntries(entries.sort((a, b) => rank(a) - rank(b)));
}

/** Every text of a value, however nested, with its path; bounded, since an attacker decides how much there is. */
export function textsOf(
  value: unknown,
  path: string,
  found: { path: string; text: string }[] = [],
): { path: string; text: string }[] {
  if (found.length >= MAX_WORDS) return found;
  if (typeof value === "string") found.push({ path, text: value.slice(0, 500) });
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) textsOf(item, `${path}.${i}`, found);
  else if (value !== null && typeof value === "object") {
    for (const [key, item] of Object.entries(value)) {
      const at = `${path}.${key}`;
      if (item === true && found.length < MAX_WORDS) found.push({ path: at, text: key });
      else textsOf(item, at, found);
    }
  }
  return found;
}
