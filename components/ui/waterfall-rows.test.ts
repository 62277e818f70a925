import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logistic, percentOn, scaleOf, signed, toSteps } from "./waterfall-rows";

const weights = fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 1, maxLength: 20 });
const scored = (values: number[]) => values.map((log_odds, at) => ({ indicator: `reason ${at}`, log_odds }));

describe("toSteps", () => {
  it("keeps every indicator, zero ones too, and hands each row's end to the next row's start", () => {
    fc.assert(
      fc.property(weights, (values) => {
        const rows = toSteps(scored(values));
        expect(rows).toHaveLength(values.length);
        expect(rows[0]?.before).toBe(0);
        rows.slice(1).forEach((row, at) => {
          expect(row.before).toBe(rows[at]?.after);
        });
      }),
    );
  });

  it("ends on the score that the indicators sum to", () => {
    const rows = toSteps(scored([-0.35, -2.76, 0, 0.15]));
    expect(rows.at(-1)?.score_after).toBeCloseTo(logistic(-2.96), 9);
  });
});

describe("scaleOf", () => {
  it("puts every bar and the middle line inside the drawing", () => {
    fc.assert(
      fc.property(weights, (values) => {
        const rows = toSteps(scored(values));
        const scale = scaleOf(rows);
        for (const value of [0, ...rows.flatMap((row) => [row.before, row.after])]) {
          expect(percentOn(scale, value)).toBeGreaterThanOrEqual(0);
          expect(percentOn(scale, value)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe("signed", () => {
  it.each([
    [0.15, "+0.15"],
    [-2.756, "\u22122.76"],
    [0, "0.00"],
    [-0.001, "0.00"],
  ])("writes %d as %s", (value, text) => {
    expect(signed(value)).toBe(text);
  });
});
