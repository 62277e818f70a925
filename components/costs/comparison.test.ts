import { expect, it } from "vitest";
import { Assumptions, compare, DEFAULT_ASSUMPTIONS } from "./comparison";

it("compares a month of people with a month of agents under the defaults", () => {
  const { alerts, by_hand, with_agents, saved_usd } = compare(DEFAULT_ASSUMPTIONS, 0.01);
  expect(alerts).toBe(30_000);
  expect(by_hand).toEqual({ hours: 5_000, analysts: 31.25, people_usd: 390_625, model_usd: 0, total_usd: 390_625 });
  expect(with_agents).toMatchObject({ hours: 1_000, analysts: 6.25, people_usd: 78_125, model_usd: 300 });
  expect(saved_usd).toBe(390_625 - 78_425);
});

it("says so when the agents cost more than they save", () => {
  const given = { ...DEFAULT_ASSUMPTIONS, minutes_an_alert: 0, alerts_a_day: 10 };
  expect(compare(given, 1).saved_usd).toBe(-300);
});

it("takes no assumption that would divide by nothing", () => {
  expect(Assumptions.safeParse({ ...DEFAULT_ASSUMPTIONS, hours_a_month: 0 }).success).toBe(false);
  expect(Assumptions.safeParse({ ...DEFAULT_ASSUMPTIONS, alerts_a_day: -1 }).success).toBe(false);
  expect(Assumptions.safeParse(DEFAULT_ASSUMPTIONS).success).toBe(true);
});
