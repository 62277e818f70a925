import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { WorkflowSummary } from "@/lib/schema/workflow";
import { aNewWorkflow, anAlert, anIntake } from "./testing/a-workflow";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { type WorkflowStore, workflowStore } from "./workflows";

const Count = z.object({ n: z.coerce.number() });
const Event = z.object({ seq: z.coerce.number(), kind: z.string(), payload: z.string() });
let test: TestDatabase;
let workflows: WorkflowStore;
const rows = async (table: string) => (await test.db.read(Count, `SELECT count(*) AS n FROM ${table}`))[0]?.n;
const events = () => test.db.read(Event, "SELECT seq, kind, payload FROM outbox ORDER BY seq");
const addOne = async (alert = anAlert()) => {
  const [added] = await workflows.add([aNewWorkflow(alert)], anIntake());
  return added?.workflow_id ?? "";
};
const change = (action = "workflow.changed") => ({
  actor: SYSTEM,
  requestId: "r2",
  at: new Date().toISOString(),
  action,
  detail: {},
});

beforeEach(() => {
  test = openTestDatabase();
  workflows = workflowStore(test.db);
});
afterEach(() => test.close());

describe("taking in alerts", () => {
  it("stores row, event, audit entry, tags and queue row together", async () => {
    const alert = anAlert({ severity: "high" });
    const id = await addOne(alert);
    const workflow = await workflows.findById(id);
    expect(workflow).toMatchObject({ workflow_id: id, seq: 1, status: "new", alert, version: 1, attempts: 0 });
    expect(workflow).not.toHaveProperty("triage_result");
    expect(await workflows.findWhole(id)).toMatchObject({ triage_result: null, response_result: null });
    const [event] = await events();
    const summary = WorkflowSummary.parse(JSON.parse(event?.payload ?? ""));
    expect(event).toMatchObject({ seq: 1, kind: "workflow_updated" });
    expect(summary).toMatchObject({ workflow_id: id, seq: 1, host: "web-1", requires_investigation: null });
    expect([await rows("audit"), await rows("queue_items"), await rows("workflow_entities")]).toEqual([1, 1, 3]);
  });

  it("takes a thousand in one call, numbered in order, in well under half a second", async () => {
    const items = Array.from({ length: 1000 }, (_, i) => aNewWorkflow(anAlert({ assets: { host: `web-${i % 50}` } })));
    await addOne();
    const from = performance.now();
    const added = await workflows.add(items, anIntake());
    const took = performance.now() - from;
    console.log("1000 in", took);
    expect(added.map((one) => one.workflow_id)).toEqual(items.map((item) => item.id));
    expect((await events()).map((event) => event.seq)).toEqual(Array.from({ length: 1001 }, (_, i) => i + 1));
    const cases = await Promise.all([items[0], items[999]].map((item) => workflows.findCase(item?.id ?? "")));
    expect(cases.map((item) => item?.intake_seq)).toEqual([1001, 1001]);
    expect(took).toBeLessThan(800); // on a busy machine
  });

  it("answers the stored workflow for the same content, and a conflict for another", async () => {
    const alert = anAlert();
    const id = await addOne(alert);
    const fresh = aNewWorkflow();
    const other = { ...alert, description: "Something else." };
    const added = await workflows.add([aNewWorkflow(alert), fresh, aNewWorkflow(other), fresh], anIntake());
    expect(added.map((one) => [one.outcome, one.workflow_id])).toEqual([
      ["existing", id],
      ["added", fresh.id],
      ["conflict", id],
      ["added", fresh.id],
    ]);
    expect([await rows("workflows"), await rows("outbox"), await rows("queue_items")]).toEqual([2, 2, 2]);
  });

  it("tells two alerts of one batch apart that share an alert_id", async () => {
    const alert = anAlert();
    const [first, same, other] = [aNewWorkflow(alert), aNewWorkflow(alert), aNewWorkflow({ ...alert, tags: ["x"] })];
    const added = await workflows.add([first, same, other], anIntake());
    expect(added.map((one) => one.outcome)).toEqual(["added", "existing", "conflict"]);
    expect(new Set(added.map((one) => one.workflow_id))).toEqual(new Set([first.id]));
  });
});

describe("a person's change", () => {
  it("is refused over a version that is no longer the newest", async () => {
    const id = await addOne();
    const state = await workflows.findState(id);
    if (!state) throw new Error("not stored");
    await workflows.update(state, { assignee: "kim" }, change());
    await expect(workflows.update(state, { assignee: "lee" }, change())).rejects.toMatchObject({ code: "stale" });
    expect((await workflows.findById(id))?.assignee).toBe("kim");
    expect((await events()).length).toBe(2);
    expect(await rows("audit")).toBe(2);
  });
});
