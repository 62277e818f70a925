import { describe, expect, it } from "vitest";
import { stripOf } from "./day-strip";

const NOW = Date.parse("2026-03-02T10:00:00Z");

describe("the strip of days", () => {
  it("ends today, fills the gaps and counts what lies outside", () => {
    const days = [
      { day: "2020-01-01", threats: 3, alerts: 1 },
      { day: "2026-02-28", threats: 1, alerts: 0 },
      { day: "2026-03-02", threats: 0, alerts: 2 },
    ];
    const { strip, outside } = stripOf(days, NOW, 4);
    expect(strip.map(({ day, threats, alerts }) => [day, threats + alerts])).toEqual([
      ["2026-02-27", 0],
      ["2026-02-28", 1],
      ["2026-03-01", 0],
      ["2026-03-02", 2],
    ]);
    expect(outside).toBe(4);
  });
});
