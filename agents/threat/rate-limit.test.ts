import { describe, expect, it } from "vitest";
import { aSignal } from "../testing/a-signal";
import type { World } from "../testing/fake-sources";
import { judge } from "../testing/judge";
import { DEFAULT_POLICY } from "./default-policy";

describe("an unknown customer", () => {
  const signal = aSignal({ threat_type: "rate_limit_breach", request_count: 12_000, time_window_minutes: 5 });
  const rateOf = async (world: Partial<World>) => {
    const { indicators } = (await judge(signal, world)).agent_analyses.config;
    return indicators.find(({ group }) => group === "rate")?.indicator ?? null;
  };

  it("is judged by the default policy's limit", async () => {
    expect(DEFAULT_POLICY.rate_limit.requests_per_minute).toBe(600);
    expect(await rateOf({ policy: null })).toBe("Rate 4 times the limit");
  });

  it("is not, when the policy could not be read: it may allow more", async () =>
    expect(await rateOf({ broken: ["policyOf"] })).toBeNull());
});

it.each([
  [
    { source_ip: "198.51.100.7", endpoint: "/search" },
    "198.51.100.7 calls /search 5 times as often as the limit allows",
  ],
  [{ source_ip: "198.51.100.7" }, "198.51.100.7 sends requests 5 times as often as the limit allows"],
  [{ endpoint: "/search" }, "/search is called 5 times as often as the limit allows"],
  [{}, "Requests arrive 5 times as often as the limit allows"],
])("a breach of %j reads as a sentence", async (fields, headline) => {
  const signal = aSignal({ threat_type: "rate_limit_breach", metadata: { requests_per_second: 50 }, ...fields });
  expect((await judge(signal)).headline).toBe(headline);
});
