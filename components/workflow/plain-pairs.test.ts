import { describe, expect, it } from "vitest";
import { toPlainPairs } from "./plain-pairs";

describe("toPlainPairs", () => {
  it("says nested facts without brackets, and nothing as none", () => {
    const pairs = toPlainPairs({
      looked_for: { entities: ["host:web-1", "user:alice"], until: "2026-01-31T12:00:00.000Z" },
      could_not_read: [],
      alerts_found: 2,
      techniques: [{ id: "T1078", name: "Valid Accounts" }],
    });
    expect(pairs).toEqual({
      "looked_for: entities": "host:web-1, user:alice",
      "looked_for: until": "2026-01-31T12:00:00.000Z",
      could_not_read: "none",
      alerts_found: "2",
      techniques: "T1078 Valid Accounts",
    });
  });
});
