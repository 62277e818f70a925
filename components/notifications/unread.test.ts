import { describe, expect, it } from "vitest";
import { unreadOf } from "./unread";

describe("unreadOf", () => {
  it("counts what came after the newest one that was seen", () => {
    expect(unreadOf([9, 8, 7], 7)).toBe(2);
    expect(unreadOf([9, 8, 7], 9)).toBe(0);
    expect(unreadOf([9, 8, 7], 0)).toBe(3);
  });

  it("takes all for new when the numbers began anew", () => {
    expect(unreadOf([2, 1], 40)).toBe(2);
  });

  it("counts nothing while it cannot be known what was seen", () => {
    expect(unreadOf([3], null)).toBe(0);
    expect(unreadOf([], 3)).toBe(0);
  });
});
