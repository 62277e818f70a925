import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as one from "@/app/api/views/[view_id]/route";
import * as views from "@/app/api/views/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { buildHouse, type House } from "@/lib/services/house";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

let test: TestDatabase;
beforeAll(() => {
  test = openTestDatabase();
  built.house = buildHouse(test.url);
});
afterAll(async () => {
  await built.house?.db.close();
  await test.close();
});

const save = (body: unknown) => call(views.POST, { body });
const names = async () =>
  (await call(views.GET, { method: "GET" })).json.items.map(({ name }: { name: string }) => name);

describe("saved views", () => {
  it("are kept, listed by name, renamed and deleted", async () => {
    const { status, json } = await save({ page: "threats", name: " Night ", query: "?severity=critical" });
    expect([status, json.name, json.query]).toEqual([200, "Night", "severity=critical"]);
    await save({ page: "threats", name: "Day", query: "customer=A%2C+B&customer=C" });
    await save({ page: "alerts", name: "Night", query: "priority=P1,P2" });
    expect(await names()).toEqual(["Day", "Night", "Night"]);
    const of = { method: "PATCH", params: { view_id: json.id } } as const;
    expect((await call(one.PATCH, { ...of, body: { name: "Late" } })).json.name).toBe("Late");
    expect((await call(one.PATCH, { ...of, body: { name: "DAY" } })).status).toBe(409);
    expect((await call(one.DELETE, { ...of, method: "DELETE" })).json.name).toBe("Late");
    expect((await call(one.DELETE, { ...of, method: "DELETE" })).status).toBe(404);
    expect((await call(one.PATCH, { ...of, body: { name: "Late" } })).status).toBe(404);
    expect(await names()).toEqual(["Day", "Night"]);
  });

  it("take a name once a page, however it is written", async () => {
    expect((await save({ page: "threats", name: "day", query: "severity=low" })).status).toBe(409);
    expect(await names()).toEqual(["Day", "Night"]);
  });

  it("refuse what their list would refuse, and name the field", async () => {
    const refused = [
      { page: "threats", name: "a", query: "severity=terrible" },
      { page: "alerts", name: "a", query: "likely_false=true" },
      { page: "threats", name: "a", query: "tab=raw" },
      { page: "threats", name: "a", query: "&" },
      { page: "nowhere", name: "a", query: "severity=low" },
      { page: "threats", name: "  ", query: "severity=low" },
    ];
    for (const body of refused) {
      const { status, json } = await save(body);
      expect([status, json.errors.length > 0], JSON.stringify(body)).toEqual([422, true]);
    }
    expect(await names()).toEqual(["Day", "Night"]);
  });
});
