import { expect, it } from "vitest";
import { urgencyOf } from "./review-order";

const NOW = Date.parse("2026-03-01T12:00:00.000Z");
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const item = (severity: "critical" | "medium", left: number | null, risk: number | null = 0.5) => ({
  severity,
  priority: null,
  risk,
  respond_by: left === null ? null : inMinutes(left),
  created_at: inMinutes(-60),
});
const turn = (...of: Parameters<typeof item>) => urgencyOf(item(...of)).at;

it("puts a fresh critical one before a medium one that is nearly or just breached, until that one has waited", () => {
  expect(turn("critical", 15) < turn("medium", 1)).toBe(true);
  expect(turn("critical", 15) < turn("medium", -20)).toBe(true);
  expect(turn("critical", 15) < turn("medium", -31)).toBe(false);
});

it("lets risk decide between equals, by minutes", () => {
  expect(turn("critical", 15, 1) < turn("critical", 15, 0.9)).toBe(true);
  expect(urgencyOf(item("critical", 15, null))).toMatchObject({ later: 0, sooner: 5, at: inMinutes(10) });
});

it("counts what has no deadline from a day after it came in", () => {
  expect(urgencyOf(item("medium", null, 0))).toMatchObject({ deadline: false, later: 45, at: inMinutes(24 * 60 - 15) });
});
