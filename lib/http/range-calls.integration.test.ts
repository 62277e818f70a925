import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as range from "@/app/api/analytics/range/route";
import * as bulk from "@/app/api/threats/bulk/route";
import * as list from "@/app/api/threats/route";
import * as trigger from "@/app/api/threats/trigger/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { AnalyticsRange } from "@/lib/schema/analytics-range";
import { buildHouse, type House } from "@/lib/services/house";
import { loadFacts } from "@/lib/services/load-facts";
import { replaceFacts } from "@/lib/store/installation";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

const CUSTOMER = "Northwind Example";
let test: TestDatabase;
let house: House;
const ids: string[] = [];

beforeAll(async () => {
  test = openTestDatabase();
  house = buildHouse(test.url);
  built.house = house;
  await replaceFacts(house.db, loadFacts(new Date(), true));
  for (const threat_type of ["brute_force", "bot_traffic", "bot_traffic"]) {
    const { json } = await call(trigger.POST, { body: { threat_type, customer_name: CUSTOMER } });
    ids.push(json.id);
  }
});
afterAll(async () => {
  await house.db.close();
  await test.close();
});

const figures = async (query: string) => {
  const { status, json } = await call(range.GET, { method: "GET", query });
  expect(status, JSON.stringify(json)).toBe(200);
  return AnalyticsRange.parse(json);
};

it("follows a bulk resolution and its undo, as the list does", async () => {
  const query = `?range=24h&customer=${encodeURIComponent(" northwind EXAMPLE")}`;
  expect((await figures(query)).threats.now).toMatchObject({ total: 3, answered: 0, resolved: 0, mttr_ms: null });
  const change = { resolution: "false_positive", note: "A test." };
  const { json: done } = await call(bulk.POST, { body: { ids: ids.slice(0, 2), change } });
  const { threats, from, to } = await figures(query);
  expect(threats.now).toMatchObject({ answered: 2, resolved: 2, resolved_false: 2, false_share: 1 });
  expect(threats.by_customer).toMatchObject([{ customer_name: CUSTOMER, total: 3, resolved: 2 }]);
  expect(threats.by_threat_type.map((row) => [row.threat_type, row.total, row.resolved])).toEqual([
    ["bot_traffic", 2, 1],
    ["brute_force", 1, 1],
  ]);
  const found = await call(list.GET, {
    method: "GET",
    query: `?${new URLSearchParams({ created_from: from, created_to: to, resolution: "false_positive,benign" })}`,
  });
  expect(found.json.total).toBe(2);
  await call(bulk.POST, { body: { undo_token: done.undo_token } });
  expect((await figures(query)).threats.now).toMatchObject({ total: 3, answered: 0, resolved: 0, false_share: null });
});

it("names what is wrong with a range", async () => {
  for (const [query, field] of [
    ["?range=1y", "range"],
    ["?from=2026-01-01T00:00:00Z", "to"],
    ["?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "to"],
    ["?threat_type=nonsense", "threat_type"],
  ]) {
    const { status, json } = await call(range.GET, { method: "GET", query });
    expect(status).toBe(422);
    expect(json.errors[0].path).toContain(field);
  }
});
