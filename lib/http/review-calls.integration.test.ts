import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as review from "@/app/api/review/route";
import * as one from "@/app/api/threats/[id]/route";
import * as trigger from "@/app/api/threats/trigger/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { ThreatRows } from "@/lib/realtime/testing/threat-rows";
import type { House } from "@/lib/services/house";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));
let rows: ThreatRows;

beforeAll(async () => {
  rows = new ThreatRows();
  const { buildHouse } = await import("@/lib/services/house");
  built.house = buildHouse(`file:${path.resolve(rows.file)}`);
});
afterAll(async () => {
  await built.house?.db.close();
  rows.close();
});

const list = (query = "") => call(review.GET, { method: "GET", query });
const found = async (query = "") => (await list(query)).json.items.map((item: { id: string }) => item.id);
const change = (id: string, body: unknown) => call(one.PATCH, { method: "PATCH", body, params: { id } });

describe("the review queue", () => {
  it("holds a threat until it is snoozed or resolved, and under whose name it was taken", async () => {
    const { id } = (await call(trigger.POST, { body: { scenario: "critical_threat" } })).json;
    expect(await found()).toEqual([id]);
    expect(await found("?mine=true")).toEqual([]);
    await change(id, { assignee: "Analyst", version: 1 });
    expect(await found("?mine=true&kind=threat")).toEqual([id]);
    await change(id, { snoozed_until: "2099-01-01T00:00:00Z", note: "The customer looks.", version: 2 });
    expect([await found(), await found("?snoozed=true")]).toEqual([[], [id]]);
    await change(id, { snoozed_until: null, version: 3 });
    expect(await found()).toEqual([id]);
    await change(id, { resolution: "benign", note: "Agreed.", version: 4 });
    expect(await found()).toEqual([]);
  });

  it("lets the first who takes it have it", async () => {
    const { id } = (await call(trigger.POST, { body: { scenario: "critical_threat" } })).json;
    const taken = await Promise.all(["Ana", "Kim"].map((assignee) => change(id, { assignee, version: 1 })));
    expect(taken.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = taken.find(({ status }) => status === 200)?.json.assignee;
    expect((await list()).json.items[0]).toMatchObject({ id, assignee: winner, version: 2 });
  });

  it("names what is wrong with a query", async () => {
    for (const query of ["?kind=ticket", "?mine=perhaps", "?limit=0", "?cursor=zz"]) {
      const { status, json } = await list(query);
      expect([status, json.errors?.length], query).toEqual([422, 1]);
    }
  });
});
