import { describe, expect, it } from "vitest";
import type { ThreatSignal } from "@/lib/schema/signal";
import { readSignal } from "../features/read-signal";
import { aSignal, NOW } from "../testing/a-signal";
import { aPast } from "../testing/facts";
import { judge } from "../testing/judge";
import { similarTo } from "./similarity";

const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
const signal = aSignal({ source_ip: "198.51.100.7", endpoint: "/login", user_agent: "curl/8" });
const past = (fields: Partial<ThreatSignal>, days = 1) =>
  aPast({ ...signal, id: crypto.randomUUID(), detected_at: daysAgo(days), ...fields }, "false_positive");
const ask = (threats: ReturnType<typeof past>[], text_score = 0) =>
  similarTo(
    readSignal(signal),
    threats.map((threat) => ({ threat, text_score })),
    Date.parse(NOW),
  );

describe("similarity", () => {
  it("names what is shared, nearest first", () => {
    const [first, second] = ask([past({ endpoint: "/other", user_agent: "x" }), past({})]);
    expect(first?.shared).toEqual(expect.arrayContaining(["type", "customer", "network", "endpoint", "user agent"]));
    expect(first?.similarity).toBeGreaterThan(second?.similarity ?? 1);
    expect(second?.shared).not.toContain("endpoint");
  });

  it("decays by half every four weeks", () => {
    const [recent] = ask([past({}, 0)]);
    const [old] = ask([past({}, 28)]);
    expect((old?.similarity ?? 0) / (recent?.similarity ?? 1)).toBeCloseTo(0.5, 2);
  });

  it("needs more than the type", () => {
    const far = { customer_name: "Elsewhere", source_ip: "203.0.113.1", endpoint: "/x", user_agent: "y" };
    expect(ask([past(far)])).toEqual([]);
    expect(ask([past(far)], 0.3)).toEqual([]);
  });

  it("knows a neighbour by its network, mapped or not", () => {
    expect(ask([past({ source_ip: "::ffff:198.51.100.200", customer_name: "E" })])[0]?.shared).toContain("network");
    expect(ask([past({ source_ip: "198.51.101.7", customer_name: "E" }, 0)])[0]?.shared ?? []).not.toContain("network");
  });

  it("is bounded, however many there are", () => {
    expect(ask(Array.from({ length: 120 }, () => past({}))).length).toBeLessThanOrEqual(20);
  });
});

describe("history", () => {
  const cases = (verdict: "false_positive" | "true_positive", count: number) =>
    Array.from({ length: count }, (_, i) =>
      aPast({ ...signal, id: `0000000${i}-0000-4000-8000-000000000000`, detected_at: daysAgo(i + 1) }, verdict),
    );

  it("moves the score towards how similar cases ended, little by little", async () => {
    const score = async (world: Parameters<typeof judge>[1]) => (await judge(signal, world)).false_positive_score.score;
    const [none, one, eight, real] = [
      await score({}),
      await score({ past: cases("false_positive", 1) }),
      await score({ past: cases("false_positive", 8) }),
      await score({ past: cases("true_positive", 8) }),
    ];
    expect(real).toBeLessThan(none);
    expect(one).toBeGreaterThan(none);
    expect(one - none).toBeLessThan(0.25);
    expect(eight).toBeGreaterThan(one);
  });

  it("leaves out what was detected later", async () => {
    const later = cases("false_positive", 5).map((one) => ({
      ...one,
      signal: { ...one.signal, detected_at: "2026-03-05T00:00:00.000Z" },
    }));
    const { false_positive_score } = await judge(signal, { past: later });
    expect(false_positive_score.similar_resolved_as_fp).toBe(0);
    expect(false_positive_score.historical_fp_rate).toBeNull();
  });

  it.each([
    [1, "once"],
    [2, "twice"],
    [5, "5 times"],
  ])("of %d within the hour are said as %s", async (recent, said) => {
    const { historical } = (await judge(signal, { recent })).agent_analyses;
    expect(historical.key_findings.map(({ text }) => text)).toContain(
      `Reported ${said} in the hour before for the same source`,
    );
    expect(historical.indicators.map(({ indicator }) => indicator)).toContain(`Repeated ${said} within the hour`);
  });

  it("repeats within the hour speak for a real one, a step for each doubling", async () => {
    const sums = await Promise.all(
      [0, 1, 3, 7, 1000].map(async (recent) => {
        const { score } = (await judge(signal, { recent })).false_positive_score;
        return Math.log(score / (1 - score));
      }),
    );
    const steps = sums.slice(1).map((sum, i) => (sums[i] ?? 0) - sum);
    for (const step of steps.slice(0, 3)) expect(step).toBeCloseTo(0.4, 6);
    expect((sums[0] ?? 0) - (sums[4] ?? 0)).toBeCloseTo(1.6, 6);
  });
});
