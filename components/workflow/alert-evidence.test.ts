import { describe, expect, it } from "vitest";
import type { Alert } from "@/lib/schema/alert";
import type { Evidence } from "@/lib/schema/evidence";
import { alertFieldOf } from "./alert-evidence";

const alert: Alert = {
  alert_id: "a-1",
  rule_id: "r-1",
  rule_name: "Rule",
  timestamp: "2026-01-31T12:00:00.000Z",
  severity: "high",
  description: "It happened.",
  customer_name: "Example",
  source: null,
  category: null,
  tactics: [],
  techniques: [],
  assets: { host: "web-1", source_ip: "203.0.113.7", destination_ip: null, user: null, others: {} },
  evidence_sample: [{ user: "alice" }],
  evidence_stats: { failed_logins: 230 },
  time_window_minutes: null,
  thresholds: {},
  recommended_actions: [],
  raw_data: { "process.name": "cmd.exe", dns: { query: "example.com" } },
  confidence: null,
  tags: [],
};

const read = (data: Record<string, unknown>, kind: Evidence["kind"] = "alert_field"): Evidence => ({
  id: "E101",
  kind,
  source: "alert",
  summary: "a fact",
  observed_at: null,
  data,
});

describe("alertFieldOf", () => {
  it.each([
    ["severity", "severity"],
    ["assets.host", "assets.host"],
    ["evidence_sample[0].user", "evidence_sample[0].user"],
    ["evidence_sample.0.user", "evidence_sample[0].user"],
    ["failed_logins", "evidence_stats.failed_logins"],
    ["source_ip", "assets.source_ip"],
    ["process.name", "raw_data.process.name"],
    ["dns.query", "raw_data.dns.query"],
  ])("finds %s at %s", (path, found) => {
    expect(alertFieldOf(read({ path }), alert)).toBe(found);
  });

  it("finds nothing for what the alert does not hold, nor for a fact read elsewhere", () => {
    expect(alertFieldOf(read({ path: "nowhere" }), alert)).toBeNull();
    expect(alertFieldOf(read({ path: "constructor" }), alert)).toBeNull();
    expect(alertFieldOf(read({}), alert)).toBeNull();
    expect(alertFieldOf(read({ path: "severity" }, "rule_history"), alert)).toBeNull();
  });
});
