import { describe, expect, it } from "vitest";
import { spoken } from "./spoken-duration";

describe("spoken", () => {
  it.each([
    [0.042, "0.04 ms"],
    [3.14, "3.1 ms"],
    [47.4, "47 ms"],
    [1204, "1.20 s"],
  ])("says %d as %s", (ms, text) => {
    expect(spoken(ms)).toBe(text);
  });
});
