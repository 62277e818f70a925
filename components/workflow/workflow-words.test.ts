import { describe, expect, it } from "vitest";
import { apartWords, secondsWords, shareWords } from "./workflow-words";

describe("shareWords", () => {
  it.each([
    [0, "<0.01"],
    [0.004, "<0.01"],
    [0.5, "0.50"],
    [0.994, "0.99"],
    [0.9951, ">0.99"],
    [1, ">0.99"],
  ])("says %d as %s", (share, words) => {
    expect(shareWords(share)).toBe(words);
  });
});

describe("apartWords", () => {
  it.each([
    [0.4, "at the same time"],
    [-12, "12 min before"],
    [12, "12 min after"],
    [-150, "2.5 h before"],
    [1200, "20 h after"],
  ])("says %d minutes as %s", (minutes, words) => {
    expect(apartWords(minutes)).toBe(words);
  });
});

describe("secondsWords", () => {
  it.each([
    [0.0015, "2 ms"],
    [0.216, "216 ms"],
    [4.25, "4.3 s"],
    [42, "42 s"],
  ])("says %d as %s", (seconds, words) => {
    expect(secondsWords(seconds)).toBe(words);
  });
});
