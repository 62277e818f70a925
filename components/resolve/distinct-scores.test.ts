import { expect, it } from "vitest";
import { distinctScores } from "./distinct-scores";

it.each([
  [0.31, 0.52, ["0.31", "0.52"]],
  [0.311, 0.313, ["0.311", "0.313"]],
  [0.00029, 0.00022, ["0.0003", "0.0002"]],
  [0.31, 0.31, ["0.31", "0.31"]],
  [0.99999, 0.99998, [">0.99", ">0.99"]],
  [0.00062, 0.00041, ["0.0006", "0.0004"]],
  [0.9964, 0.9949, ["0.996", "0.995"]],
  [0, 0.5, ["<0.01", "0.50"]],
])("tells %d and %d apart", (before, after, words) => {
  expect(distinctScores(before, after)).toEqual(words);
});
