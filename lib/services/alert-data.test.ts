import { readFileSync } from "node:fs";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { AlertInput } from "@/lib/schema/alert";
import { AlertVerdict, Priority } from "@/lib/schema/workflow";
import { installationData } from "./installation-data";
import { normaliseAlert } from "./normalise-alert";
import { pastMoment } from "./past-moment";

const read = (name: string): unknown => JSON.parse(readFileSync(`data/${name}.json`, "utf8"));
const samples = z.object({ alerts: z.array(AlertInput) }).parse(read("alerts")).alerts;
const Truth = z.strictObject({
  alert_id: z.string(),
  verdict: AlertVerdict,
  priority: Priority,
  reason: z.string().min(40),
});
const truths = z.array(Truth).parse(read("ground_truth"));

const DOCUMENTATION = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"].map((cidr) =>
  ipaddr.parseCIDR(cidr),
);

describe("the samples", () => {
  it("are fifteen, each with one truth and a customer that is known", () => {
    expect(truths.map(({ alert_id }) => alert_id)).toEqual(samples.map(({ alert_id }) => alert_id));
    expect(new Set(truths.map(({ alert_id }) => alert_id)).size).toBe(15);
    const known = installationData("customers").flatMap(({ name, aliases }) => [name, ...aliases]);
    for (const { customer_name } of samples) expect(known).toContain(customer_name);
  });

  it("carry raw events, figures and the limits that these passed", () => {
    for (const sample of samples) {
      expect(sample.evidence_sample?.length).toBeGreaterThanOrEqual(3);
      const stats = sample.evidence_stats ?? {};
      const passed = Object.entries(sample.thresholds ?? {}).map(
        ([name, limit]) => Number(stats[name]) >= Number(limit),
      );
      expect(passed.length, sample.alert_id).toBeGreaterThan(0);
      expect(passed, sample.alert_id).not.toContain(false);
    }
  });

  it("happen at the time they say, and never after it", () => {
    for (const sample of samples) {
      const { alert, warnings } = normaliseAlert(sample, new Date("2030-01-01T00:00:00Z"));
      expect(warnings).toEqual([]);
      const times = JSON.stringify(alert.evidence_sample).match(/20\d{2}-\d{2}-\d{2}T[\d:.]+Z/g) ?? [];
      for (const time of times) expect(Date.parse(time)).toBeLessThanOrEqual(Date.parse(alert.timestamp));
    }
  });
});

it("uses private addresses and those set aside for documentation only", () => {
  const names = ["alerts", "assets", "known_good", "resolved_alerts"];
  const found = names.flatMap((name) => JSON.stringify(read(name)).match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? []);
  expect(found.length).toBeGreaterThan(100);
  for (const ip of new Set(found.filter((text) => ipaddr.isValid(text)))) {
    const address = ipaddr.parse(ip);
    const documented = DOCUMENTATION.some(
      ([range, bits]) => address.kind() === range.kind() && address.match(range, bits),
    );
    expect(documented || ["private", "unspecified"].includes(address.range()), ip).toBe(true);
  }
});

it("names no asset and no known good twice, in zones that exist", () => {
  const assets = installationData("assets").map(({ customer_name, name }) => `${customer_name}/${name.toLowerCase()}`);
  expect(new Set(assets).size).toBe(assets.length);
  const good = installationData("known_good");
  expect(new Set(good.map(({ id }) => id)).size).toBe(good.length);
  for (const { window, explains } of good) {
    expect(explains.length).toBeGreaterThan(0);
    if (window && "time_zone" in window) new Intl.DateTimeFormat("en", { timeZone: window.time_zone });
  }
});

describe("the resolved alerts", () => {
  const { rules, alerts } = installationData("resolved_alerts");

  it("are many, of rules that are listed, within thirty days and none ahead", () => {
    const now = new Date("2026-03-04T00:10:00.000Z");
    expect(alerts.length).toBeGreaterThanOrEqual(260);
    expect(new Set(alerts.map(({ alert_id }) => alert_id)).size).toBe(alerts.length);
    for (const { rule, at } of alerts) {
      expect(rules).toHaveProperty(rule);
      const hoursAgo = (now.getTime() - pastMoment(at, now).getTime()) / 3_600_000;
      expect(hoursAgo).toBeGreaterThan(0);
      expect(hoursAgo).toBeLessThanOrEqual(30 * 24);
    }
  });

  it("tell noisy rules from sharp ones", () => {
    const share = (rule: string) => {
      const own = alerts.filter((alert) => alert.rule === rule);
      return { n: own.length, real: own.filter(({ resolution }) => resolution.verdict === "true_positive").length };
    };
    const tallies = Object.keys(rules).map(share);
    expect(tallies.filter(({ n, real }) => n >= 8 && real / n <= 0.15).length).toBeGreaterThanOrEqual(10);
    expect(tallies.filter(({ n, real }) => n >= 3 && real / n >= 0.75).length).toBeGreaterThanOrEqual(5);
  });
});

it("finds days and weekdays of the past", () => {
  const now = new Date("2026-03-04T10:00:00.000Z"); // a Wednesday
  const at = (moment: Parameters<typeof pastMoment>[0]) => pastMoment(moment, now).toISOString();
  expect(at({ hours_ago: 1.5 })).toBe("2026-03-04T08:30:00.000Z");
  expect(at({ days_ago: 1, utc: "23:15" })).toBe("2026-03-03T23:15:00.000Z");
  expect(at({ weeks_ago: 1, weekday: 3, utc: "09:10" })).toBe("2026-02-25T09:10:00.000Z"); // never today
  expect(at({ weeks_ago: 2, weekday: 7, utc: "00:00" })).toBe("2026-02-22T00:00:00.000Z");
});
