import { expect, it } from "vitest";
import { readAlerts } from "./read-alerts";

const alert = { alert_id: "a-1", severity: "high" };

it.each([
  ["one alert", alert, 1],
  ["one, wrapped", { alert }, 1],
  ["an array", [alert, alert, alert], 3],
  ["a list, wrapped", { alerts: [alert, alert] }, 2],
  ["an alert with a key of that name", { ...alert, alerts: [1, 2, 3] }, 1],
])("reads %s", (_, value, count) => {
  expect(readAlerts(JSON.stringify(value))).toMatchObject({ alerts: { length: count } });
});

it("reads one alert a line", () => {
  const text = `${JSON.stringify(alert)}\r\n\n${JSON.stringify({ ...alert, alert_id: "a-2" })}\n`;
  expect(readAlerts(text)).toEqual({ alerts: [alert, { ...alert, alert_id: "a-2" }] });
});

it.each([
  ["{", /is not JSON/],
  ['{"alert_id":"a"}\nnot this', /is not JSON/],
  ["[]", /empty/],
  ['"words"', /neither an alert/],
  [JSON.stringify(Array.from({ length: 1_001 }, () => alert)), /1,001 alerts; at most 1,000/],
])("says what is wrong with %.20s", (text, problem) => {
  expect(readAlerts(text)).toEqual({ problem: expect.stringMatching(problem) });
});
