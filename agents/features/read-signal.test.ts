import { describe, expect, it } from "vitest";
import type { ThreatSignal } from "@/lib/schema/signal";
import { aSignal } from "../testing/a-signal";
import { readSignal } from "./read-signal";

const read = (metadata: Record<string, unknown>, fields: Partial<ThreatSignal> = {}) =>
  readSignal(aSignal({ ...fields, metadata }));

describe("metadata", () => {
  it("fills in what the top level lacks, and never outranks it", () => {
    const metadata = { source_ip: "198.51.100.7", endpoint: "/from-metadata", request_count: 5 };
    expect(read(metadata)).toMatchObject({ source_ip: "198.51.100.7", endpoint: "/from-metadata", request_count: 5 });
    const top = { source_ip: "203.0.113.1", endpoint: "/top", request_count: 9 };
    expect(read(metadata, top)).toMatchObject(top);
  });

  it("of wrong form is ignored with a warning that names it", () => {
    const wrong = {
      source_ip: "not an address",
      request_count: "many",
      c2_communication_detected: "yes",
      location_1: { latitude: 200, longitude: 0 },
      failed_attempts: -1,
      configured_limit: 0,
      proxy_ips: "198.51.100.7",
    };
    const { warnings, source_ip, c2, failed_attempts, proxies } = read(wrong);
    expect(warnings.map((text) => /metadata\.(\w+)/.exec(text)?.[1]).sort()).toEqual(Object.keys(wrong).sort());
    expect({ source_ip, c2, failed_attempts, proxies }).toEqual({
      source_ip: null,
      c2: false,
      failed_attempts: null,
      proxies: [],
    });
  });

  it("of null or of unknown keys raises no warning", () =>
    expect(read({ source_ip: null, colour: "red" }).warnings).toEqual([]));

  it("is cited by the field that it came from", () => {
    const { cite, evidence } = read({ colour: "red", failed_attempts: 3 });
    const [id] = cite("failed_attempts");
    expect(evidence.find((item) => item.id === id)?.summary).toBe("metadata.failed_attempts: 3");
    expect(cite("no_such_field")).toEqual([]);
  });
});

describe("rates", () => {
  it.each([
    [{ requests_per_second: 2 }, 120],
    [{ request_count: 100, time_window_minutes: 5 }, 20],
    [{ actual_rate: 70 }, 70],
    [{ request_count: 100 }, null],
  ])("%j is %s a minute", (metadata, rate) => expect(read(metadata).requests_per_minute).toBe(rate));

  it("compute the breach where both sides are given, and believe the claim only otherwise", () => {
    expect(read({ actual_rate: 600, configured_limit: 100, breach_factor: 99 }).breach_factor).toBe(6);
    expect(read({ breach_factor: 3 }).breach_factor).toBe(3);
  });

  it.each([
    [{ deviations: ["8x normal volume", "300% above"] }, 8],
    [{ baseline_comparison: { logins: { baseline: 10, observed: 45 } } }, 4.5],
    [{ deviations: ["z-score 9"] }, null],
  ])("of deviations in %j: %s times", (metadata, factor) => expect(read(metadata).deviation_factor).toBe(factor));
});

describe("servers and addresses", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["203.0.113.9:443", "203.0.113.9"],
    ["2001:db8::10:5", "2001:db8::10:5"],
    ["[2001:db8::9]:443", "2001:db8::9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
  ])("%s is accused as %s", (c2_server, address) => expect(read({ c2_server }).hostile).toEqual([address]));

  it("takes names and bare numbers for no address", () => {
    expect(read({ c2_server: "cdn.bad.example", proxy_ips: ["12", "0x7f000001"] }).hostile).toEqual([]);
    expect(read({ c2_server: "cdn.bad.example" }).domains).toContain("cdn.bad.example");
  });

  it("looks up but does not accuse what the texts only mention", () => {
    const { addresses, hostile } = read({ note: "seen beside 198.51.100.7 before" }, { source_ip: "203.0.113.1" });
    expect(hostile).toEqual(["203.0.113.1"]);
    expect(addresses).toEqual(["203.0.113.1", "198.51.100.7"]);
  });
});
