import { expect, it } from "vitest";
import { tokenWords, usdWords } from "./money-words";

it.each([
  [0, "$0"],
  [0.0000001, "under $0.000001"],
  [0.000042, "$0.000042"],
  [0.00042, "$0.00042"],
  [0.0371, "$0.037"],
  [0.5, "$0.50"],
  [0.999, "$1.00"],
  [4.2, "$4.20"],
  [999.4, "$999.40"],
  [12_500, "$12,500"],
])("says %d dollars as %s", (usd, words) => {
  expect(usdWords(usd)).toBe(words);
});

it("says tokens with their direction", () => {
  expect(tokenWords({ input_tokens: 1240, output_tokens: 310 })).toBe("1,240 tokens in, 310 out");
});
