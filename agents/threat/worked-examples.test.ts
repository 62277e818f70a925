import { describe, expect, it } from "vitest";
import type { ThreatSignal } from "@/lib/schema/signal";
import type { Judgement } from "@/lib/schema/threat-analysis";
import { aSignal } from "../testing/a-signal";
import { anEvent } from "../testing/facts";
import { aPolicy, type World } from "../testing/fake-sources";
import { judge } from "../testing/judge";

type Variant = [string, Partial<ThreatSignal>, Partial<World>?];
type Expected = { least: number; most: number; bands: string[]; recommendation: string[] };

const essential = (name: string) => ({
  policy: aPolicy({ assets: [{ name, importance: "essential" as const, holds: "records" }] }),
});
const unknown = { policy: null };

function expectRange({ severity, severity_score, false_positive_score }: Judgement, expected: Expected): void {
  const shown = severity_score.parts.map(({ part, points }) => `${part} ${points}`).join(" | ");
  expect(severity_score.value, shown).toBeGreaterThanOrEqual(expected.least);
  expect(severity_score.value, shown).toBeLessThanOrEqual(expected.most);
  expect(expected.bands).toContain(severity);
  expect(expected.recommendation, false_positive_score.explanation).toContain(false_positive_score.recommendation);
}

const example = (name: string, expected: Expected, variants: Variant[]) =>
  describe(name, () => {
    it.each(variants)("%s", async (_variant, fields, world = {}) =>
      expectRange(await judge(aSignal(fields), world), expected),
    );
  });

const beacon = (metadata: Record<string, unknown>): Partial<ThreatSignal> => ({
  threat_type: "device_compromise",
  metadata: { exfiltration_volume_mb: 2500, ...metadata },
});
example(
  "a beacon and 2.5 GB out of an essential system",
  { least: 90, most: 100, bands: ["critical"], recommendation: ["likely_real"] },
  [
    [
      "flag and list",
      beacon({ c2_communication_detected: true, affected_systems: ["ledger-db"] }),
      essential("ledger-db"),
    ],
    [
      "words only, one system as text",
      beacon({ compromise_indicators: "beacon every 45 seconds", affected_systems: "imaging-02" }),
      essential("imaging-02"),
    ],
    [
      "server and objects",
      beacon({ c2_server: "203.0.113.9:443", affected_systems: [{ name: "vault-a" }], device_id: "vault-a" }),
      essential("vault-a"),
    ],
    ["data accessed", beacon({ c2_communication_detected: true, data_accessed: ["claims"] }), essential("claims")],
  ],
);

const signIns = (metadata: Record<string, unknown>, fields: Partial<ThreatSignal> = {}): Partial<ThreatSignal> => ({
  threat_type: "credential_stuffing",
  source_ip: "198.51.100.7",
  endpoint: "/login",
  time_window_minutes: 5,
  metadata: { distinct_accounts: 1190, ...metadata },
  ...fields,
});
const login = {
  policy: aPolicy({ important_endpoints: [{ path: "/login", importance: "important", holds: "accounts" }] }),
};
example(
  "1,200 sign-ins over 1,190 accounts, none of which worked",
  { least: 60, most: 75, bands: ["high"], recommendation: ["likely_real"] },
  [
    ["failed attempts", signIns({ failed_attempts: 1200, successful_logins: 0 })],
    ["request count", signIns({ success_count: 0 }, { request_count: 1200 })],
    ["in words", signIns({ failed_attempts: 1200, behavioral_patterns: ["no successful logins"] })],
    ["window in metadata", signIns({ failed_attempts: 1200, time_window_minutes: 5, succeeded: 0 }), login],
    ["unknown customer", signIns({ failed_attempts: 1200, successes: 0 }), unknown],
  ],
);
example(
  "the same with one success and a new device",
  { least: 80, most: 100, bands: ["critical"], recommendation: ["likely_real"] },
  [
    ["counted", signIns({ failed_attempts: 1199, successful_logins: 1, behavioral_patterns: ["new device"] })],
    [
      "in words",
      signIns({ failed_attempts: 1199, behavioral_patterns: "successful login from an unrecognised device" }),
      login,
    ],
    [
      "a flag",
      signIns({ failed_attempts: 1199, login_success: true, compromise_indicators: ["first seen device"] }),
      unknown,
    ],
  ],
);

const guesses = (metadata: Record<string, unknown>, fields: Partial<ThreatSignal> = {}): Partial<ThreatSignal> => ({
  threat_type: "brute_force",
  source_ip: "198.51.100.9",
  metadata: { failed_attempts: 300, successful_logins: 0, ...metadata },
  ...fields,
});
example(
  "300 guesses on one administrator, all failed",
  { least: 55, most: 65, bands: ["medium", "high"], recommendation: ["likely_real", "needs_review"] },
  [
    ["by name", guesses({ user_id: "admin", distinct_accounts: 1 }, { endpoint: "/login" })],
    ["another name", guesses({ user_id: "root" }, { endpoint: "/sso" })],
    ["by interface", guesses({ user_id: "m.ito" }, { endpoint: "/admin/sign-in" })],
    ["by words", guesses({ user_id: "m.ito", behavioral_patterns: ["privileged account"] }, { endpoint: "/login" })],
  ],
);

const travel = (metadata: Record<string, unknown>, ip: string): Partial<ThreatSignal> => ({
  threat_type: "geo_anomaly",
  source_ip: ip,
  metadata: { user_id: "k.osei", ...metadata },
});
const egress = (cidr: string, kind: "vpn_egress" | "office"): Partial<World> => ({
  policy: aPolicy({ allowlist: [{ cidr, name: "Corporate gateway", kind }] }),
});
const cities = {
  location_1: { city: "Oslo", latitude: 59.9, longitude: 10.7, timestamp: "2026-03-04T09:20:00Z" },
  location_2: { city: "Perth", latitude: -31.9, longitude: 115.9, timestamp: "2026-03-04T09:50:00Z" },
};
example(
  "impossible travel through the company's own egress",
  { least: 0, most: 39, bands: ["low", "info"], recommendation: ["likely_fp", "needs_review"] },
  [
    ["places", travel(cities, "198.51.100.20"), egress("198.51.100.0/24", "vpn_egress")],
    ["claims", travel({ distance_km: 9000, time_delta_minutes: 20 }, "192.0.2.5"), egress("192.0.2.5/32", "office")],
    ["v6", travel(cities, "2001:db8:9::1"), egress("2001:db8:9::/48", "vpn_egress")],
  ],
);
example(
  "the same from anywhere else",
  { least: 40, most: 75, bands: ["medium", "high"], recommendation: ["likely_real", "needs_review"] },
  [
    ["places", travel(cities, "203.0.113.20"), egress("198.51.100.0/24", "vpn_egress")],
    ["claims", travel({ distance_km: 9000, time_delta_minutes: 20 }, "203.0.113.20"), unknown],
  ],
);

const spike = (fields: Partial<ThreatSignal>): Partial<ThreatSignal> => ({
  threat_type: "rate_limit_breach",
  source_ip: "198.51.100.30",
  ...fields,
});
const shop: Partial<World> = {
  policy: aPolicy({
    rate_limit: { requests_per_minute: 900, endpoints: { "/checkout": 100, "/pay": 100 } },
    important_endpoints: [{ path: "/pay", importance: "essential", holds: "payments" }],
  }),
};
const sixTimes: [string, Partial<ThreatSignal>][] = [
  ["counted", spike({ endpoint: "/checkout", request_count: 6000, time_window_minutes: 10 })],
  ["a second", spike({ endpoint: "/checkout/confirm", metadata: { requests_per_second: 10 } })],
  ["claimed", spike({ endpoint: "/checkout", metadata: { actual_rate: 600, configured_limit: 100 } })],
];
example(
  "six times the limit on checkout, unexplained",
  { least: 45, most: 55, bands: ["medium"], recommendation: ["likely_real", "needs_review"] },
  [
    ...sixTimes.map(([name, fields]): Variant => [name, fields, shop]),
    ["factor, unknown customer", spike({ endpoint: "/checkout", metadata: { breach_factor: 6 } }), unknown],
  ],
);
const test = anEvent({
  endpoints: ["/checkout"],
  source_networks: ["198.51.100.16/28"],
  started_at: "2026-03-04T09:30:00.000Z",
});
example(
  "the same during a declared load test",
  { least: 0, most: 39, bands: ["low", "info"], recommendation: ["likely_fp", "needs_review"] },
  sixTimes.map(([name, fields]): Variant => [name, fields, { ...shop, events: [test] }]),
);

const reads = (fields: Partial<ThreatSignal>): Partial<ThreatSignal> => ({
  source_ip: "192.0.2.66",
  user_agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  ...fields,
});
const proven: Partial<World> = { crawler: "Googlebot", address: { kind: "crawler", crawler: "Googlebot" } };
example(
  "a proven crawler on the catalogue",
  { least: 0, most: 39, bands: ["low", "info"], recommendation: ["likely_fp"] },
  [
    ["bot traffic", reads({ endpoint: "/catalog", request_count: 900, time_window_minutes: 60 }), proven],
    ["scraping", reads({ threat_type: "data_scraping", endpoint: "/products/7", request_count: 4000 }), proven],
    ["unknown customer", reads({ endpoint: "/catalog" }), { ...proven, ...unknown }],
  ],
);
