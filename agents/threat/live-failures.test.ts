import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Judgement } from "@/lib/schema/threat-analysis";
import type { FallbackReason } from "../reasoner";
import { anyCase } from "../testing/any-world";
import { analysesOf, judgeLive as judge } from "../testing/judge-live";
import { failing, saying, scriptedReasoner } from "../testing/scripted-reasoner";

const _RUNS = { numRuns: 60 };
const ORDER = ["info", "low", "medium", "high", "critical"];
const _rank = ({ severity }: Judgement) => ORDER.indexOf(severity);

describe("a model that fails", () => {
  const REASONS: FallbackReason[] = [
    ...(["timeout", "rate_limited", "server_error", "rejected", "connection", "refusal"] as const),
    ...(["truncated", "malformed", "wrong_schema", "empty", "breaker_open", "budget_spent"] as const),
  ];

  it.each(REASONS)("by %s leaves a whole, degraded judgement by rules", async (reason) => {
    const [rules, live] = [await judge(null), await judge(failing(reason))];
    Judgement.parse(live);
    expect(live.mode).toBe("degraded");
    for (const [i, analysis] of analysesOf(live).entries()) {
      const own = analysesOf(rules)[i];
      expect(analysis).toMatchObject({ source: "rules_fallback", fallback_reason: reason, analysis: own?.analysis });
      expect(analysis.confidence).toBeCloseTo((own?.confidence ?? 0) * 0.8, 3);
    }
    expect(live.severity_score).toEqual(rules.severity_score);
    expect(live.false_positive_score).toEqual(rules.false_positive_score);
  });

  it("once leaves the other four to it", async () => {
    const live = await judge(failing("timeout", "devops"));
    expect(live.mode).toBe("degraded");
    expect(analysesOf(live).map(({ source }) => source)).toEqual(["llm", "llm", "rules_fallback", "llm", "llm"]);
  });

  it("in a way that nobody foresaw is no error either", async () => {
    const live = await judge(
      scriptedReasoner(() => {
        throw new TypeError("a fault of ours");
      }),
    );
    expect(live.agent_analyses.config).toMatchObject({ source: "rules_fallback", fallback_reason: "server_error" });
  });
});

describe("the policy", () => {
  it("never asks nobody, and changes no byte", async () => {
    const reasoner = saying({}, undefined, "never");
    expect(JSON.stringify(await judge(reasoner))).toBe(JSON.stringify(await judge(null)));
    expect(reasoner.asked).toEqual([]);
  });

  it("uncertain asks only where the rules left something open, and changes nothing where they did not", async () => {
    const asked = { yes: 0, no: 0 };
    await fc.assert(
      fc.asyncProperty(anyCase(), async ({ signal, world }) => {
        const reasoner = saying({}, undefined, "uncertain");
        const [rules, live] = [await judge(null, world, signal), await judge(reasoner, world, signal)];
        const open =
          (rules.false_positive_score.score >= 0.2 && rules.false_positive_score.score <= 0.8) ||
          [20, 40, 60, 80].some((edge) => Math.abs(rules.severity_score.value - edge) <= 5) ||
          analysesOf(rules).some(({ confidence }) => confidence < 0.7);
        expect(reasoner.asked.length).toBe(open ? 5 : 0);
        asked[open ? "yes" : "no"] += 1;
        if (open) return;
        expect(live.mode).toBe("rules");
        expect(reasoner.notes.map(({ what }) => what)).toEqual(Array(5).fill("skipped"));
        for (const { source, fallback_reason } of analysesOf(live))
          expect([source, fallback_reason]).toEqual(["rules", "skipped"]);
      }),
      { numRuns: 120 },
    );
    expect(asked.yes).toBeGreaterThan(0);
  });
});
