import { expect, it } from "vitest";
import { type Made, modeOf, usageOf } from "./judged";

const rules: Made = { source: "rules" };
const model: Made = { source: "llm", usage: { model: "m-1", input_tokens: 100, output_tokens: 20, cost_usd: 0.001 } };
const failed: Made = { source: "rules_fallback", fallback_reason: "timeout" };
const skipped: Made = { source: "rules", fallback_reason: "skipped" };
const named = (...made: Made[]) => made.map((one, at) => ({ name: `agent ${at}`, made: one }));

it("is degraded as soon as one agent fell back, however many a model answered for", () => {
  expect(modeOf(named(model, model, failed))).toBe("degraded");
  expect(modeOf(named(rules, failed))).toBe("degraded");
});

it("is live when a model answered, or was there and not needed", () => {
  expect(modeOf(named(rules, model))).toBe("live");
  expect(modeOf(named(skipped, skipped))).toBe("live");
});

it("does not blame a model for a step that failed for a reason of its own", () => {
  expect(modeOf(named({ source: "rules_fallback", fallback_reason: "The store is full" }))).toBe("rules");
});

it("is rules without any model, and before anything was judged", () => {
  expect(modeOf(named(rules, rules))).toBe("rules");
  expect(modeOf([])).toBe("rules");
});

it("adds up what a model used", () => {
  expect(usageOf(named(rules, failed))).toBeNull();
  expect(usageOf(named(model, rules, model))).toEqual({ input_tokens: 200, output_tokens: 40, cost_usd: 0.002 });
});
