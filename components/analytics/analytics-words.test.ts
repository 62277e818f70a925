import { describe, expect, it } from "vitest";
import { differenceWords, spanWords } from "./analytics-words";

it("says how long people took, as coarse as it is long", () => {
  const said = [0, 44_600, 21 * 60_000, 3 * 3_600_000 + 5 * 60_000, 52 * 3_600_000, null].map(spanWords);
  expect(said).toEqual(["0 s", "45 s", "21 m", "3 h 05 m", "2 d 4 h", "–"]);
});

describe("a change", () => {
  it("is a share of an amount, and points of a share", () => {
    expect(differenceWords(112, 64, "amount")).toBe("+75 %");
    expect(differenceWords(3000, 100, "amount")).toBe("×30");
    expect(differenceWords(0.6, 0.72, "share")).toBe("−12 pts");
    expect(differenceWords(0.61, 0.6, "share")).toBe("+1 pt");
    expect(differenceWords(1, 1, "share")).toBe("±0 pts");
  });

  it("is not said where there was nothing before", () => {
    expect([differenceWords(5, 0, "amount"), differenceWords(0.5, null, "share")]).toEqual([null, null]);
  });
});
