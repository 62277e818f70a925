import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as action from "@/app/api/alerts/[workflow_id]/actions/[action_id]/route";
import * as one from "@/app/api/alerts/[workflow_id]/route";
import * as list from "@/app/api/alerts/list/route";
import * as process_ from "@/app/api/alerts/process/route";
import * as status from "@/app/api/alerts/status/[workflow_id]/route";
import * as metrics from "@/app/api/metrics/route";
import * as notifications from "@/app/api/notifications/route";
import * as ticket from "@/app/api/tickets/[ticket_id]/route";
import * as clear from "@/app/api/workflows/clear/route";
import * as prometheus from "@/app/metrics/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { anAlertBody, workThrough } from "@/lib/http/testing/work-through";
import { Metrics } from "@/lib/schema/metrics";
import type { Workflow } from "@/lib/schema/workflow";
import { buildHouse, type House } from "@/lib/services/house";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

let test: TestDatabase;
let house: House;

beforeAll(() => {
  test = openTestDatabase();
  house = buildHouse(test.url);
  built.house = house;
});
afterAll(async () => {
  await house.db.close();
  await test.close();
});

const processed = async (alert = anAlertBody()): Promise<string> =>
  (await call(process_.POST, { body: alert })).json.workflow_id;
const read = (workflow_id: string, query = "?include_details=true") =>
  call(status.GET, { method: "GET", params: { workflow_id }, query });
const patch = (workflow_id: string, body: unknown, headers = {}) =>
  call(one.PATCH, { method: "PATCH", body, headers, params: { workflow_id } });
const decide = (workflow_id: string, action_id: string, body: unknown) =>
  call(action.POST, { body, params: { workflow_id, action_id } });
const queued = async (workflow_id: string) =>
  (await test.db.prisma.queueItem.count({ where: { workflowId: workflow_id } })) === 1;

const work = (workflow_id: string, actions: string[] = []) => workThrough(house, workflow_id, actions);

describe("a workflow", () => {
  it("is read flat, or with its results, and not again while it is unchanged", async () => {
    const id = await processed();
    const flat = await read(id, "");
    expect([flat.status, flat.headers.get("etag")]).toEqual([200, '"1"']);
    expect(flat.json).not.toHaveProperty("triage_result");
    expect((await read(id)).json).toMatchObject({ triage_result: null, response_result: null, decisions: [] });
    const params = { workflow_id: id };
    const again = await call(status.GET, { method: "GET", params, headers: { "if-none-match": '"1"' } });
    expect(again.status).toBe(304);
    expect((await read(randomUUID())).status).toBe(404);
    expect((await read("x")).json.detail).toBe("There is no such workflow.");
    expect((await read(id, "?include_details=perhaps")).status).toBe(422);
  });

  it("is changed only by those who say which version they saw", async () => {
    const id = await processed();
    expect((await patch(id, { assignee: "Ana" })).status).toBe(428);
    const changed = await patch(id, { assignee: "Ana", note: "Mine." }, { "if-match": '"1"' });
    expect([changed.status, changed.json.assignee, changed.headers.get("etag")]).toEqual([200, "Ana", '"2"']);
    expect(changed.json.notes).toMatchObject([{ text: "Mine.", by: "Analyst" }]);
    expect((await patch(id, { assignee: "Ben", version: 1 })).status).toBe(409);
    expect((await patch(id, { version: 2 })).json.version).toBe(2);
    expect((await patch(id, { status: "completed", version: 2 })).json.errors[0].path).toBe("status");
    const resolved = await patch(id, { resolution: "benign", note: "Our scanner.", version: 2 });
    expect(resolved.json.resolution).toMatchObject({ verdict: "benign", note: "Our scanner.", by: "Analyst" });
    expect((await patch(id, { resolution: null, version: 3 })).json.resolution).toBeNull();
  });

  it("waits for every open action, then goes on by itself", async () => {
    const id = await processed();
    expect((await decide(id, "R1", { decision: "approve" })).status).toBe(404);
    await work(id, ["R1", "R2"]);
    expect(await queued(id)).toBe(false);
    const first = await decide(id, "R1", { decision: "approve", note: "Yes." });
    expect([first.status, first.json.status, await queued(id)]).toEqual([200, "awaiting_approval", false]);
    expect((await decide(id, "R1", { decision: "reject" })).status).toBe(409);
    expect((await decide(id, "R1", { decision: "approve" })).json.version).toBe(first.json.version);
    expect((await decide(id, "R9", { decision: "approve" })).status).toBe(404);
    const last = await decide(id, "R2", { decision: "reject" });
    expect(await queued(id)).toBe(true);
    const { response_result, decisions }: Workflow = last.json;
    expect(response_result?.actions.map((item) => item.status)).toEqual(["approved", "rejected"]);
    expect(decisions).toMatchObject([
      { action_id: "R1", decision: "approve", by: "Analyst", note: "Yes." },
      { action_id: "R2", decision: "reject", note: null },
    ]);
  });

  it("decided by ten at once is decided once", async () => {
    const id = await processed();
    await work(id, ["R1"]);
    const decisions = ["approve", "reject"];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => decide(id, "R1", { decision: decisions[n % 2] })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(5).fill(200), ...Array(5).fill(409)]);
    expect((await read(id)).json.decisions).toHaveLength(1);
    expect(await queued(id)).toBe(true);
  });

  it("that is found harmless while it waits has its open actions rejected", async () => {
    const id = await processed();
    await work(id, ["R1", "R2"]);
    await decide(id, "R1", { decision: "approve" });
    const { version } = (await read(id)).json;
    const resolved = await patch(id, { resolution: "false_positive", version });
    expect(resolved.json.response_result.actions.map((item: { status: string }) => item.status)).toEqual([
      "approved",
      "rejected",
    ]);
    expect(resolved.json.decisions).toHaveLength(2);
    expect(await queued(id)).toBe(true);
    const other = await processed();
    await work(other, ["R1"]);
    const seen = (await read(other)).json.version;
    await patch(other, { resolution: "true_positive", version: seen });
    expect(await queued(other)).toBe(false);
  });

  it("has a ticket to read and messages that were sent", async () => {
    const id = await processed();
    await work(id);
    const { ticket_id } = (await read(id)).json;
    const found = await call(ticket.GET, { method: "GET", params: { ticket_id: ticket_id.toLowerCase() } });
    expect([found.status, found.json.workflow_id, found.json.id]).toEqual([200, id, ticket_id]);
    for (const unknown of ["SOC-999999", "1", "../x"]) {
      expect((await call(ticket.GET, { method: "GET", params: { ticket_id: unknown } })).status).toBe(404);
    }
    const sent = await call(notifications.GET, { method: "GET", query: `?workflow=${id}` });
    expect(sent.json.items).toMatchObject([{ workflow_id: id, ticket_id, to: "soc@soc.example" }]);
    const first = await call(notifications.GET, { method: "GET", query: "?limit=1" });
    const next = await call(notifications.GET, { method: "GET", query: `?limit=1&cursor=${first.json.next_cursor}` });
    expect(next.json.items[0].id).toBeLessThan(first.json.items[0].id);
    expect((await call(notifications.GET, { method: "GET", query: "?cursor=x" })).status).toBe(422);
  });
});

describe("the list", () => {
  it("goes page by page without a gap, and filters", async () => {
    for (let n = 0; n < 5; n++)
      await processed(anAlertBody({ rule_id: "PAGED", severity: "low", assets: { host: "Paged-7" } }));
    const seen: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `?limit=2&rule=PAGED&status=new,failed${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { json } = await call(list.GET, { method: "GET", query });
      seen.push(...json.items.map(({ seq }: { seq: number }) => seq));
      cursor = json.next_cursor;
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen).toHaveLength(5);
    for (const query of ["?entity=paged-7", "?search=paged-7", "?rule=PAGED&severity=low"]) {
      expect((await call(list.GET, { method: "GET", query })).json.total, query).toBe(5);
    }
    for (const query of ["?status=open", "?cursor=x", "?limit=0", "?colour=red"]) {
      expect((await call(list.GET, { method: "GET", query })).status, query).toBe(422);
    }
  });
});

describe("the figures", () => {
  it("count what is stored, and hold verdicts against what people resolved", async () => {
    const id = await processed();
    await work(id);
    const before = Metrics.parse((await call(metrics.GET, { method: "GET" })).json);
    await patch(id, { resolution: "benign", version: (await read(id)).json.version });
    const after = Metrics.parse((await call(metrics.GET, { method: "GET" })).json);
    expect(after.accuracy.judged).toBe(before.accuracy.judged + 1);
    expect(after.accuracy.agreed).toBe(before.accuracy.agreed);
    expect(after.by_status.completed).toBeGreaterThan(0);
    expect(Object.values(after.by_status).reduce((sum, n) => sum + n, 0)).toBe(after.total);
    expect(after.agents.find(({ agent }) => agent === "response")?.runs).toBeGreaterThan(0);
    expect(after.throughput_per_minute).toBeGreaterThan(0);
    expect(after.queue.waiting).toBeGreaterThan(0);
    expect(after.processing.p95_ms).not.toBeNull();
  });

  it("stand as Prometheus text too", async () => {
    const { status, headers, text } = await call(prometheus.GET, { method: "GET" });
    expect([status, headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    expect(text).toMatch(/^soc_workflows_by_status\{status="completed"\} \d+$/m);
    for (const line of text.trimEnd().split("\n")) {
      expect(line).toMatch(/^(# (HELP|TYPE) soc_\w+ .+|soc_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [-\d.e+]+)$/);
    }
  });
});

describe("clearing", () => {
  it("forgets every workflow, ticket and message, and the same alert may come again", async () => {
    const alert = anAlertBody();
    const id = await processed(alert);
    await work(id);
    const { total } = (await call(metrics.GET, { method: "GET" })).json;
    const cleared = await call(clear.DELETE, { method: "DELETE" });
    expect([cleared.status, cleared.json]).toEqual([200, { cleared: total }]);
    expect((await read(id)).status).toBe(404);
    const left = Metrics.parse((await call(metrics.GET, { method: "GET" })).json);
    expect([left.total, left.queue.waiting, left.by_status.completed, left.accuracy.judged]).toEqual([0, 0, 0, 0]);
    expect((await call(notifications.GET, { method: "GET" })).json.items).toEqual([]);
    expect((await call(list.GET, { method: "GET" })).json).toMatchObject({ items: [], total: 0 });
    const again = await call(process_.POST, { body: alert });
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([202, null]);
  });
});
