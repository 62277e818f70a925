import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Alert, AlertInput } from "@/lib/schema/alert";
import { DEFAULT_ORGANISATION, normaliseAlert } from "./normalise-alert";

const NOW = new Date("2026-01-31T12:00:00.000Z");
const LEAST = { alert_id: "A-1", rule_id: "R-1", rule_name: "Many failures", severity: "HIGH", description: "Why." };

const normalised = (change: Record<string, unknown> = {}) =>
  normaliseAlert(AlertInput.parse({ ...LEAST, ...change }), NOW);

describe("the least alert", () => {
  it("gets what it left out, and time of receipt", () => {
    const { alert, warnings } = normalised();
    expect(alert).toMatchObject({
      severity: "high",
      timestamp: NOW.toISOString(),
      customer_name: DEFAULT_ORGANISATION,
      assets: { host: null, source_ip: null, destination_ip: null, user: null, others: {} },
      raw_data: {},
    });
    expect(warnings).toEqual([]);
    expect(Alert.parse(alert)).toEqual(alert);
  });

  it.each(["Informational", " information ", "INFO"])("calls %j info", (severity) => {
    expect(normalised({ severity }).alert.severity).toBe("info");
  });

  it("takes title for rule_name, and keeps both when they differ", () => {
    expect(normalised({ rule_name: undefined, title: "By title" }).alert.rule_name).toBe("By title");
    expect(normalised({ title: "Another" }).alert).toMatchObject({
      rule_name: "Many failures",
      raw_data: { title: "Another" },
    });
  });
});

describe("both spellings", () => {
  it("of tactics and techniques are one list, each word once", () => {
    const { alert } = normalised({
      mitre: { tactics: ["TA0006"], techniques: "T1110", url: "https://attack.example" },
      tactics: ["Credential Access", "TA0006"],
      techniques: ["T1110.003"],
    });
    expect(alert.tactics).toEqual(["TA0006", "Credential Access"]);
    expect(alert.techniques).toEqual(["T1110", "T1110.003"]);
    expect(alert.raw_data).toEqual({ mitre: { url: "https://attack.example" } });
  });

  it("of assets are read from either place, first value main, the rest kept", () => {
    const { alert } = normalised({
      assets: { hosts: ["web-1", "web-2"], src_ip: "203.0.113.7", process: "cmd.exe" },
      entities: { hostname: "web-3", dst_ip: ["198.51.100.1"], usernames: ["alice", " ", "bob"], process: "sh" },
    });
    expect(alert.assets).toEqual({
      host: "web-1",
      source_ip: "203.0.113.7",
      destination_ip: "198.51.100.1",
      user: "alice",
      others: { process: "cmd.exe", process_2: "sh", host: ["web-2", "web-3"], user: ["bob"] },
    });
  });

  it("of assets that are no names stay as they were sent", () => {
    const { alert } = normalised({ entities: { users: [{ name: "alice" }], user: 4711 } });
    expect(alert.assets).toMatchObject({ user: "4711", others: { users: [{ name: "alice" }] } });
  });
});

describe("unknown keys", () => {
  it("go to raw_data, and never over what stands there", () => {
    const { alert } = normalised({
      raw_data: { rule_url: 1, same: { a: 1 } },
      rule_url: 2,
      same: { a: 1 },
      extra: [3],
    });
    expect(alert.raw_data).toEqual({ rule_url: 1, rule_url_2: 2, same: { a: 1 }, extra: [3] });
  });

  it("are all found again, whatever they are called", () => {
    const key = fc.oneof(fc.constantFrom("constructor", "length", "then", "title_2"), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue()), fc.dictionary(key, fc.jsonValue()), (raw_data, extra) => {
        const parsed = AlertInput.safeParse({ ...extra, ...LEAST, raw_data });
        if (!parsed.success) return;
        const { alert } = normaliseAlert(parsed.data, NOW);
        const kept = Object.values(alert.raw_data).map((value) => JSON.stringify(value));
        for (const [name, value] of Object.entries(parsed.data)) {
          if (!(name in AlertInput.shape)) expect(kept).toContain(JSON.stringify(value));
        }
        for (const [name, value] of Object.entries(parsed.data.raw_data ?? {}))
          expect(alert.raw_data[name]).toEqual(value);
        expect(normaliseAlert(parsed.data, NOW)).toEqual({ alert, warnings: [] });
      }),
    );
  });
});

describe("the time", () => {
  const sample = [
    { "@timestamp": "2026-01-31 10:05:00" },
    { ts: 1769853600 }, // 10:00
    { winlog: { eventTime: "2026-01-31T11:30:00+01:00" } },
    { time: 0, event_time: "2036-01-01T00:00:00Z", TimeCreated: "yesterday" },
    "2020-01-01T00:00:00Z",
  ];

  it("is the alert's own, in UTC, with or without an offset", () => {
    expect(normalised({ timestamp: "2026-01-31 11:00:00", evidence_sample: sample }).alert.timestamp).toBe(
      "2026-01-31T11:00:00.000Z",
    );
    expect(normalised({ timestamp: "2026-01-31T11:00+0200" }).alert.timestamp).toBe("2026-01-31T09:00:00.000Z");
  });

  it("else the earliest that the evidence names and one can believe", () => {
    expect(normalised({ evidence_sample: sample }).alert.timestamp).toBe("2026-01-31T10:00:00.000Z");
    expect(normalised({ evidence_sample: [{ ts: "1769853600123" }] }).alert.timestamp).toBe("2026-01-31T10:00:00.123Z");
    expect(normalised({ evidence_sample: [{ time: 0 }] }).alert.timestamp).toBe(NOW.toISOString());
  });

  it("is that of receipt, with a warning, when the alert's clock runs ahead", () => {
    const { alert, warnings } = normalised({ timestamp: "2026-01-31T12:05:01Z" });
    expect(alert.timestamp).toBe(NOW.toISOString());
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("2026-01-31T12:05:01.000Z");
    expect(normalised({ timestamp: "2026-01-31T12:04:59Z" }).warnings).toEqual([]);
  });
});
