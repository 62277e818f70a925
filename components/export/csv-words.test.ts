import { describe, expect, it } from "vitest";
import { csvWords } from "./csv-words";

describe("the words of a CSV link", () => {
  it.each([
    [undefined, "Download these threats as CSV"],
    [{ total: 1, total_is_lower_bound: false }, "Download 1 threat as CSV"],
    [{ total: 0, total_is_lower_bound: false }, "Download 0 threats as CSV"],
    [{ total: 1000, total_is_lower_bound: true }, "Download over 1,000 threats as CSV, 100,000 at most"],
    [{ total: 99_000, total_is_lower_bound: false }, "Download 99,000 threats as CSV"],
    [{ total: 250_000, total_is_lower_bound: false }, "Download the newest 100,000 of 250,000 threats as CSV"],
  ])("for %j are %j", (counted, said) => {
    expect(csvWords("threat", counted)).toBe(said);
  });
});
