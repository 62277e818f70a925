import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as action from "@/app/api/threats/[id]/actions/[action_id]/route";
import * as preview from "@/app/api/threats/[id]/resolution-preview/route";
import * as one from "@/app/api/threats/[id]/route";
import * as bulk from "@/app/api/threats/bulk/route";
import * as list from "@/app/api/threats/route";
import * as trigger from "@/app/api/threats/trigger/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { ThreatRows } from "@/lib/realtime/testing/threat-rows";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { House } from "@/lib/services/house";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

const SIGNAL = {
  threat_type: "brute_force",
  customer_name: "Example Shop",
  source_ip: "203.0.113.9",
  endpoint: "/login",
  request_count: 900,
  time_window_minutes: 5,
};
const NOBODY = "11111111-1111-4111-8111-111111111111";
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

const triggered = async (): Promise<ThreatAnalysis> => (await call(trigger.POST, { body: SIGNAL })).json;
const patch = (id: string, body: unknown, headers = {}) =>
  call(one.PATCH, { method: "PATCH", body, headers, params: { id } });

describe("one threat", () => {
  it("is read with its tag, and not again while it is unchanged", async () => {
    const { id } = await triggered();
    const first = await call(one.GET, { method: "GET", params: { id } });
    expect([first.status, first.headers.get("etag")]).toEqual([200, '"1"']);
    const again = await call(one.GET, { method: "GET", params: { id }, headers: { "if-none-match": '"1"' } });
    expect([again.status, again.json, again.headers.get("etag")]).toEqual([304, null, '"1"']);
    expect((await call(one.GET, { method: "GET", params: { id: NOBODY } })).status).toBe(404);
    expect((await call(one.GET, { method: "GET", params: { id: "x" } })).status).toBe(404);
  });

  it("is changed only by those who say which version they saw", async () => {
    const { id } = await triggered();
    expect((await patch(id, { assignee: "Ana" })).status).toBe(428);
    const changed = await patch(id, { assignee: "Ana" }, { "if-match": '"1"' });
    expect([changed.status, changed.json.assignee, changed.headers.get("etag")]).toEqual([200, "Ana", '"2"']);
    expect((await patch(id, { assignee: "Ben" }, { "if-match": '"1"' })).status).toBe(409);
    expect((await patch(id, { assignee: "Ben", version: 2 })).json.version).toBe(3);
    expect((await patch(NOBODY, { assignee: "Ben", version: 2 })).status).toBe(404);
    const wrong = await patch(id, { status: "resolved", colour: 1, version: 3 });
    expect(wrong.json.errors.map((error: { path: string }) => error.path).sort()).toEqual(["colour", "status"]);
  });

  it("is resolved and taken back, and its preview stores nothing", async () => {
    const { id } = await triggered();
    const seen = await call(preview.POST, { body: { resolution: "benign" }, params: { id } });
    expect([seen.status, seen.json.resolution]).toEqual([200, "benign"]);
    const resolved = await patch(id, { resolution: "benign", note: "A test.", version: 1 });
    expect([resolved.json.status, resolved.json.resolution.verdict]).toEqual(["resolved", "benign"]);
    const undone = await patch(id, { resolution: null, version: 2 });
    expect([undone.json.resolution, undone.json.version]).toEqual([null, 3]);
  });

  it("has actions to approve, once", async () => {
    const { id, response_plan } = await triggered();
    const params = { id, action_id: response_plan.primary_action.id };
    const approved = await call(action.POST, { body: { decision: "approve" }, params });
    expect(approved.json.response_plan.primary_action.status).toBe("approved");
    expect((await call(action.POST, { body: { decision: "reject" }, params })).status).toBe(409);
    expect((await call(action.POST, { body: { decision: "approve" }, params: { id, action_id: "none" } })).status).toBe(
      404,
    );
    expect((await call(action.POST, { body: { decision: "maybe" }, params })).json.errors[0].path).toBe("decision");
  });
});

describe("a repeated post", () => {
  it("with the same id or key answers the stored threat, with another body a conflict", async () => {
    const body = { ...SIGNAL, id: "22222222-2222-4222-8222-222222222222" };
    expect((await call(trigger.POST, { body })).headers.get("idempotent-replayed")).toBeNull();
    const replayed = await call(trigger.POST, { body });
    expect([replayed.status, replayed.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
    expect((await call(trigger.POST, { body: { ...body, request_count: 1 } })).status).toBe(409);
    const headers = { "idempotency-key": "order-7" };
    const [a, b] = [
      await call(trigger.POST, { body: SIGNAL, headers }),
      await call(trigger.POST, { body: SIGNAL, headers }),
    ];
    expect(b.json.id).toBe(a.json.id);
    expect((await call(trigger.POST, { body: { ...SIGNAL, request_count: 1 }, headers })).status).toBe(409);
  });

  it("in a race has one winner, and everyone answers it", async () => {
    const body = { ...SIGNAL, id: "33333333-3333-4333-8333-333333333333" };
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(trigger.POST, { body })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers.filter(({ headers }) => headers.get("idempotent-replayed") === null)).toHaveLength(1);
  });
});

describe("many threats", () => {
  it("are listed page by page without a gap", async () => {
    for (let n = 0; n < 5; n++) await triggered();
    const seen: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `?limit=3&threat_type=brute_force${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { json } = await call(list.GET, { method: "GET", query });
      seen.push(...json.items.map(({ seq }: { seq: number }) => seq));
      cursor = json.next_cursor;
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen.length).toBeGreaterThanOrEqual(5);
    const bad = await call(list.GET, { method: "GET", query: "?cursor=nonsense" });
    expect([400, 422]).toContain(bad.status);
  });

  it("are changed together and taken back", async () => {
    const ids = [(await triggered()).id, (await triggered()).id];
    const changed = await call(bulk.POST, { body: { ids, change: { resolution: "false_positive" } } });
    expect(changed.json.changed).toBe(2);
    const undone = await call(bulk.POST, { body: { undo_token: changed.json.undo_token } });
    expect([undone.status, undone.json.changed]).toEqual([200, 2]);
    expect((await call(bulk.POST, { body: { undo_token: "unknown" } })).status).toBe(404);
  });
});

describe("a store in trouble", () => {
  it("answers 503 with Retry-After, stores nothing, and recovers", async () => {
    const before = rows.lastSeq();
    rows.db.exec("BEGIN EXCLUSIVE");
    const refused = await call(trigger.POST, { body: SIGNAL });
    rows.db.exec("ROLLBACK");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(rows.lastSeq()).toBe(before);
    expect((await call(trigger.POST, { body: SIGNAL })).status).toBe(200);
  });
});
