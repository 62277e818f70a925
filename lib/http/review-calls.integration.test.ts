import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as workflow from "@/app/api/alerts/[workflow_id]/route";
import * as bulk from "@/app/api/review/bulk/route";
import * as review from "@/app/api/review/route";
import * as shift from "@/app/api/review/shift/route";
import * as one from "@/app/api/threats/[id]/route";
import * as trigger from "@/app/api/threats/trigger/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { ThreatRows } from "@/lib/realtime/testing/threat-rows";
import type { House } from "@/lib/services/house";
import { aNewWorkflow, anIntake, aResponse } from "@/lib/store/testing/a-workflow";

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
const changeMany = (body: unknown) => call(bulk.POST, { body });
const changeAlert = (id: string, body: unknown) =>
  call(workflow.PATCH, { method: "PATCH", body, params: { workflow_id: id } });
const threat = async (): Promise<string> =>
  (await call(trigger.POST, { body: { scenario: "critical_threat" } })).json.id;

/** An alert that was judged, and waits. */
async function alert(status: "completed" | "awaiting_approval" = "completed"): Promise<string> {
  const item = aNewWorkflow();
  const { workflows, db } = built.house as House;
  await workflows.add([item], anIntake());
  await db.run(
    "UPDATE workflows SET status = ?, verdict = 'true_positive', priority = 'P1' WHERE id = ?",
    status,
    item.id,
  );
  if (status === "awaiting_approval") {
    await db.run(
      "INSERT INTO node_results (workflowId, node, attempt, ok, result, startedAt, ms) VALUES (?, 'respond', 1, 1, ?, '', 1)",
      item.id,
      JSON.stringify(aResponse(["A1", "A2"])),
    );
    await db.run("UPDATE workflows SET openActions = 2 WHERE id = ?", item.id);
  }
  return item.id;
}
const stateOf = (id: string) => (built.house as House).workflows.findState(id);
const threatOf = (id: string) => (built.house as House).threats.findState(id);
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

  it("holds an alert until it is snoozed, with who and why, and again when it is woken", async () => {
    const id = await alert();
    const until = "2099-01-01T00:00:00.000Z";
    const put = await changeAlert(id, { snoozed_until: until, note: "The owner looks.", version: 1 });
    expect(put.json).toMatchObject({ snoozed_until: until, snoozed_by: "Analyst", snooze_reason: "The owner looks." });
    expect(await found("?kind=alert")).not.toContain(id);
    const { items, next_wake_at } = (await list("?kind=alert&snoozed=true")).json;
    expect(items).toEqual([expect.objectContaining({ id, snoozed_by: "Analyst", snooze_reason: "The owner looks." })]);
    expect(next_wake_at).toBe(until);
    await changeAlert(id, { snoozed_until: null, version: 2 });
    expect(await found("?kind=alert")).toContain(id);
    expect(await stateOf(id)).toMatchObject({ snoozed_until: null, snoozed_by: null, snooze_reason: null });
  });
});

describe("many at once", () => {
  it("resolves threats and alerts alike, and takes each of them back", async () => {
    const [one, other] = [await threat(), await alert()];
    const before = await found();
    const items = [
      { kind: "threat", id: one, version: 1 },
      { kind: "alert", id: other, version: 1 },
    ];
    const { json } = await changeMany({ items, change: { resolution: "benign", note: "Our own scanner." } });
    expect(json).toMatchObject({ changed: 2, failed: [] });
    expect((await threatOf(one))?.resolution).toMatchObject({ verdict: "benign", note: "Our own scanner." });
    expect((await stateOf(other))?.resolution).toMatchObject({ verdict: "benign", by: "Analyst" });
    expect(await found()).not.toEqual(expect.arrayContaining([one]));
    const back = await changeMany({ undo_token: json.undo_token });
    expect(back.json).toEqual({ changed: 2, failed: [], undo_token: null });
    expect(await found()).toEqual(before);
    expect((await changeMany({ undo_token: json.undo_token })).status).toBe(404);
  });

  it("takes what is free, and says of each other one why not", async () => {
    const [free, hers, moved] = [await alert(), await threat(), await alert()];
    await change(hers, { assignee: "Kim", version: 1 });
    await changeAlert(moved, { note: "Seen.", version: 1 });
    const items = [
      { kind: "alert", id: free, version: 1 },
      { kind: "threat", id: hers },
      { kind: "alert", id: moved, version: 1 },
      { kind: "alert", id: "00000000-0000-4000-8000-000000000000" },
    ];
    const { json } = await changeMany({ items, change: { assignee: "Analyst" } });
    expect(json.changed).toBe(1);
    expect(json.failed.map(({ id, reason }: { id: string; reason: string }) => [id, reason])).toEqual([
      [hers, "Kim has taken it."],
      [moved, "It changed in the meantime."],
      ["00000000-0000-4000-8000-000000000000", "It is not there any more."],
    ]);
    expect((await threatOf(hers))?.assignee).toBe("Kim");
  });

  it("snoozes all of a filter, and wakes what nobody has touched since", async () => {
    const [kept, touched] = [await alert(), await alert()];
    const { total } = (await list("?kind=alert")).json;
    const until = "2099-01-01T00:00:00.000Z";
    const put = await changeMany({
      filter: { kind: "alert" },
      change: { snoozed_until: until, note: "Planned work." },
    });
    expect(put.json).toMatchObject({ changed: total, failed: [] });
    expect(await found("?kind=alert")).toEqual([]);
    await changeAlert(touched, { snoozed_until: null, version: 2 });
    const back = await changeMany({ undo_token: put.json.undo_token });
    expect(back.json).toMatchObject({ changed: total - 1, failed: [{ id: touched }] });
    expect(await found("?kind=alert")).toEqual(expect.arrayContaining([kept, touched]));
  });

  it("takes a resolution back although the worker has moved the alert on", async () => {
    const id = await alert("awaiting_approval");
    const { json } = await changeMany({
      items: [{ kind: "alert", id }],
      change: { resolution: "false_positive", note: "A test." },
    });
    expect(await stateOf(id)).toMatchObject({
      open_actions: 0,
      queued: 1,
      decisions: { A1: "rejected", A2: "rejected" },
    });
    await (built.house as House).db.run(
      "UPDATE workflows SET status = 'completed', version = version + 1 WHERE id = ?",
      id,
    );
    expect((await changeMany({ undo_token: json.undo_token })).json).toMatchObject({ changed: 1, failed: [] });
    expect(await stateOf(id)).toMatchObject({ status: "completed", resolution: null });
    expect(await found()).toContain(id);
  });

  it("refuses a verdict or a snooze without its reason, and a change that asks for nothing", async () => {
    const items = [{ kind: "threat", id: "00000000-0000-4000-8000-000000000000" }];
    for (const wanted of [{ resolution: "benign" }, { snoozed_until: "2099-01-01T00:00:00Z" }, {}]) {
      expect((await changeMany({ items, change: wanted })).status, JSON.stringify(wanted)).toBe(422);
    }
  });
});

describe("a shift", () => {
  it("counts what was resolved or decided, each once, and not what was taken back", async () => {
    const since = new Date(Date.now() - 3_600_000).toISOString();
    const done = async () => (await call(shift.GET, { method: "GET", query: `?since=${since}` })).json.done;
    const before = await done();
    const [one, other] = [await threat(), await alert()];
    await change(one, { resolution: "benign", note: "Agreed.", version: 1 });
    await changeAlert(other, { resolution: "true_positive", note: "Seen.", version: 1 });
    await changeAlert(other, { resolution: "benign", note: "No.", version: 2 });
    expect(await done()).toBe(before + 2);
    await change(one, { resolution: null, version: 2 });
    expect(await done()).toBe(before + 1);
  });
});
