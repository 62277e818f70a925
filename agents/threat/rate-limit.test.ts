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
