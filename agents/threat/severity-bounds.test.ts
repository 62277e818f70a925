import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Severity } from "@/lib/schema/severity";
import { bandOf } from "../analyzers/severity";
import { boundSeverity, type Floor } from "./severity-bounds";

const ORDER = ["info", "low", "medium", "high", "critical"];
const rank = (severity: Severity) => ORDER.indexOf(severity);
const anySeverity = fc.constantFrom(...Severity.options);
const anyRules = fc.integer({ min: 0, max: 1000 }).map((tenths) => {
  const value = tenths / 10;
  const parts = [
    { part: "Base", points: 30, evidence_ids: ["E500"] },
    { part: "Rest", points: Math.round((value - 30) * 10) / 10, evidence_ids: ["E500"] },
  ];
  return { value, parts, severity: bandOf(value) };
});
const anyFloor: fc.Arbitrary<Floor> = fc.record({
  lowest: fc.option(fc.constantFrom<Severity>("high", "critical")),
  suspected: fc.boolean(),
  vouched: fc.boolean(),
});
const opinion = (severity: Severity) => ({ severity, reason: "the rate is usual (E401)", evidence_ids: ["E401"] });

const always = (
  rule: (bounded: ReturnType<typeof boundSeverity>, given: { rules: Severity; wish: Severity; floor: Floor }) => void,
) =>
  fc.assert(
    fc.property(anyRules, anySeverity, anyFloor, (rules, wish, floor) =>
      rule(boundSeverity(rules, opinion(wish), floor), { rules: rules.severity, wish, floor }),
    ),
    { numRuns: 2000 },
  );

describe("a model's severity", () => {
  it("is taken when it is graver", () =>
    always(({ severity, change }, { rules, wish }) => {
      if (rank(wish) > rank(rules)) expect([severity, change]).toEqual([wish, "raised"]);
    }));

  it("lowers what the rules found by one step at most", () =>
    always(({ severity }, { rules }) => {
      expect(rank(severity)).toBeGreaterThanOrEqual(rank(rules) - 1);
    }));

  it("lowers by exactly one step when nothing forbids it", () =>
    always(({ severity, change }, { rules, wish, floor }) => {
      const allowed = floor.vouched && !floor.suspected && floor.lowest === null;
      if (allowed && rank(wish) < rank(rules) && rules !== "low")
        expect([rank(severity), change]).toEqual([rank(rules) - 1, "lowered"]);
    }));

  it("makes nothing of no consequence", () =>
    always(({ severity }, { rules }) => {
      if (rules !== "info") expect(severity).not.toBe("info");
    }));

  it("never takes it below its floor, and leaves what the rules put below it where it is", () =>
    always(({ severity }, { rules, floor }) => {
      if (floor.lowest) expect(rank(severity)).toBeGreaterThanOrEqual(Math.min(rank(rules), rank(floor.lowest)));
    }));

  it("lowers nothing while tampering is suspected, nor on the signal's own word", () =>
    always(({ severity }, { rules, floor }) => {
      if (floor.suspected || !floor.vouched) expect(rank(severity)).toBeGreaterThanOrEqual(rank(rules));
    }));

  it("names every change as a part with its evidence, and the parts still add up", () =>
    always(({ severity, value, parts, change }, { rules }) => {
      const sum = parts.reduce((total, { points }) => total + points, 0);
      expect(Math.abs(sum - value)).toBeLessThanOrEqual(0.1);
      expect(bandOf(value)).toBe(severity);
      expect(severity === rules).toBe(change === "none");
      const named = parts.filter(({ part }) => part.startsWith(`The model ${change} it from ${rules} to ${severity}`));
      expect(named.map(({ evidence_ids }) => evidence_ids)).toEqual(change === "none" ? [] : [["E401"]]);
    }));

  it("changes nothing when there is none", () =>
    fc.assert(
      fc.property(anyRules, anyFloor, (rules, floor) => {
        expect(boundSeverity(rules, null, floor)).toEqual({ ...rules, change: "none" });
      }),
    ));
});
