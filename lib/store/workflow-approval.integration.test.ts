import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { embeddedQueue } from "@/lib/queue/embedded";
import type { WorkflowQueue } from "@/lib/queue/queue";
import { aWorker } from "./testing/a-run";
import { manualClock } from "./testing/manual-clock";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { conclude } from "./workflow-progress";
import { type WorkflowStore, workflowStore } from "./workflows";

let test: TestDatabase;
let clock: ReturnType<typeof manualClock>;
let workflows: WorkflowStore;
let queue: WorkflowQueue;
let worker: ReturnType<typeof aWorker>;

beforeEach(() => {
  test = openTestDatabase();
  clock = manualClock();
  workflows = workflowStore(test.db);
  queue = embeddedQueue(test.db, clock);
  worker = aWorker(test.db, queue, clock);
});
afterEach(() => test.close());

describe("the analyst in the loop", () => {
  const change = (action: string) => ({
    actor: SYSTEM,
    requestId: "r2",
    at: clock.now().toISOString(),
    action,
    detail: {},
  });

  it("decides, and the decision puts the workflow back in the queue by the same statement", async () => {
    const held = await worker.receive();
    await worker.run(held, ["A1"]);
    expect(await conclude(test.db, held, { status: "awaiting_approval" })).toMatchObject({
      open_actions: 1,
      completed_at: null,
      processing_time_seconds: 0.1,
    });
    expect(await queue.claim(1)).toEqual([]);
    clock.pass(3_600_000);
    const state = await workflows.findState(held.workflowId);
    if (!state) throw new Error("gone");
    const decided = { decisions: { A1: "approved" as const }, open_actions: 0, queued: state.queued + 1 };
    await workflows.update(state, decided, change("action.approved"));
    const resumed = await worker.hold();
    expect(await workflows.findCase(resumed.workflowId)).toMatchObject({
      status: "awaiting_approval",
      decisions: { A1: "approved" },
    });
    const summary = await conclude(test.db, resumed, { status: "completed" });
    expect(summary).toMatchObject({ status: "completed", open_actions: 0, processing_time_seconds: 0.1 });
    const whole = await workflows.findWhole(held.workflowId);
    expect(whole?.response_result?.actions.map((action) => action.status)).toEqual(["approved"]);
  });

  it("queues nothing when somebody was first", async () => {
    const held = await worker.receive();
    await worker.run(held, ["A1"]);
    await conclude(test.db, held, { status: "awaiting_approval" });
    const state = await workflows.findState(held.workflowId);
    if (!state) throw new Error("gone");
    await workflows.update(state, { assignee: "kim" }, change("workflow.changed"));
    const late = workflows.update(state, { queued: state.queued + 1 }, change("action.approved"));
    await expect(late).rejects.toMatchObject({ code: "stale" });
    expect(await queue.claim(1)).toEqual([]);
  });

  it("closes the ticket with a resolution, and opens it again with its undoing", async () => {
    const held = await worker.receive();
    await worker.run(held);
    await conclude(test.db, held, { status: "completed" });
    const state = await workflows.findState(held.workflowId);
    if (!state) throw new Error("gone");
    const ticketNow = async () =>
      (
        await test.db.read(
          z.unknown(),
          "SELECT status, closedAt, (SELECT value FROM revisions WHERE name = 'alerts') + 0 AS revision FROM tickets",
        )
      )[0];
    const resolution = { verdict: "false_positive" as const, note: "", by: "kim", at: clock.now().toISOString() };
    const resolved = await workflows.update(state, { resolution }, change("workflow.resolved"));
    expect(await ticketNow()).toMatchObject({ status: "closed", closedAt: resolution.at });
    await workflows.update(resolved, { resolution: null }, change("workflow.reopened"));
    expect(await ticketNow()).toMatchObject({ status: "open", closedAt: null });
  });
});
