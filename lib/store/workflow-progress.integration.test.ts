import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { embeddedQueue } from "@/lib/queue/embedded";
import type { WorkflowQueue } from "@/lib/queue/queue";
import { effectsOf } from "./effects";
import { StaleLease } from "./lease";
import { aWorker, NOTICE } from "./testing/a-run";
import { aDecision, aDraft, anInvestigation, aResponse, aTriage } from "./testing/a-workflow";
import { manualClock } from "./testing/manual-clock";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { ticketStore } from "./tickets";
import { conclude, progressOf } from "./workflow-progress";
import { type WorkflowStore, workflowStore } from "./workflows";

let test: TestDatabase;
let clock: ReturnType<typeof manualClock>;
let workflows: WorkflowStore;
let queue: WorkflowQueue;
let worker: ReturnType<typeof aWorker>;

const contents = async () => {
  const tables = ["outbox", "audit", "rollups", "node_results", "tickets", "notifications", "queue_items"];
  const columns = (table: string) => test.db.read(z.unknown(), `SELECT * FROM ${table}`);
  return JSON.stringify(await Promise.all([...tables, "workflows"].map(columns)), (_, value) =>
    typeof value === "bigint" ? Number(value) : value,
  );
};

beforeEach(() => {
  test = openTestDatabase();
  clock = manualClock();
  workflows = workflowStore(test.db);
  queue = embeddedQueue(test.db, clock);
  worker = aWorker(test.db, queue, clock);
});
afterEach(() => test.close());

describe("a run", () => {
  it("moves the row from node to node, each with one event, and ends outside the queue", async () => {
    const held = await worker.receive();
    await worker.run(held);
    const summary = await conclude(test.db, held, { status: "completed" });
    expect(summary).toMatchObject({
      status: "completed",
      current_agent: null,
      verdict: "true_positive",
      priority: "P2",
      risk_score: 6.5,
      requires_investigation: true,
      respond_by: "2026-01-31T13:00:00.000Z",
      ticket_id: "SOC-000001",
      processing_time_seconds: 0.1,
      completed_at: clock.now().toISOString(),
    });
    const told = await test.db.read(
      z.object({ status: z.string(), agent: z.string().nullable() }),
      `SELECT payload ->> 'status' AS status, payload ->> 'current_agent' AS agent FROM outbox ORDER BY seq`,
    );
    expect(told.map(({ status, agent }) => [status, agent])).toEqual([
      ["new", null],
      ["triaging", "triage"],
      ["investigating", "investigation"],
      ["deciding", "decision"],
      ["responding", "response"],
      ["responding", "response"],
      ["completed", null],
    ]);
    const audited = await test.db.read(z.object({ action: z.string() }), "SELECT action FROM audit ORDER BY id");
    expect(audited.map(({ action }) => action)).toEqual(["workflow.created", "workflow.completed"]);
    expect(await queue.depth()).toMatchObject({ waiting: 0, running: 0 });
    expect(await workflows.findWhole(held.workflowId)).toMatchObject({
      triage_result: aTriage(),
      investigation_result: anInvestigation(),
      decision_result: aDecision(),
      response_result: aResponse(),
    });
  });

  it("finds what ended well before, and not what failed", async () => {
    const held = await worker.receive();
    const progress = progressOf(test.db, held);
    await progress.fail("triage", 1, "No answer.", 50);
    expect(await progress.earlier("triage")).toBeNull();
    await progress.finish("triage", 2, aTriage(), 50);
    expect(await progress.earlier("triage")).toEqual(aTriage());
    const workflow = await workflows.findById(held.workflowId);
    expect(workflow?.errors).toEqual([
      { agent: "triage", attempt: 1, message: "No answer.", at: clock.now().toISOString() },
    ]);
    expect(workflow?.status).toBe("investigating");
  });

  it("stores nothing of an answer that is none", async () => {
    const held = await worker.receive();
    const before = await contents();
    await expect(progressOf(test.db, held).finish("triage", 1, { verdict: "maybe" }, 1)).rejects.toThrow();
    expect(await contents()).toBe(before);
  });

  it("says why it failed", async () => {
    const held = await worker.receive();
    const summary = await conclude(test.db, held, { status: "failed", message: "The decision failed three times." });
    expect(summary).toMatchObject({ status: "failed", error_count: 1 });
  });
});

describe("a holder whose lease another took", () => {
  it("is refused every write, and none leaves a trace", async () => {
    const stale = await worker.receive();
    const effects = effectsOf(test.db, stale);
    const ticket = await effects.openTicket(aDraft);
    clock.pass(31_000);
    const holder = await worker.hold();
    expect(holder.workflowId).toBe(stale.workflowId);
    const before = await contents();
    const progress = progressOf(test.db, stale);
    for (const write of [
      () => progress.begin("triage"),
      () => progress.finish("triage", 1, aTriage(), 1),
      () => progress.fail("triage", 1, "No answer.", 1),
      () => effects.openTicket(aDraft),
      () => effects.notify(ticket, [NOTICE]),
      () => conclude(test.db, stale, { status: "completed" }),
    ]) {
      await expect(write()).rejects.toBeInstanceOf(StaleLease);
    }
    expect(await contents()).toBe(before);
    await worker.run(holder);
    expect(await conclude(test.db, holder, { status: "completed" })).toMatchObject({
      status: "completed",
      attempts: 2,
    });
  });

  it("is refused after the workflows were cleared", async () => {
    const held = await worker.receive();
    await workflows.clear({ actor: SYSTEM, requestId: "r", at: clock.now().toISOString() });
    const before = await contents();
    await expect(progressOf(test.db, held).finish("triage", 1, aTriage(), 1)).rejects.toBeInstanceOf(StaleLease);
    await expect(effectsOf(test.db, held).openTicket(aDraft)).rejects.toBeInstanceOf(StaleLease);
    expect(await contents()).toBe(before);
  });
});

describe("effects", () => {
  it("are done once, however often they are asked", async () => {
    const held = await worker.receive();
    const effects = effectsOf(test.db, held);
    const ticket = await effects.openTicket(aDraft);
    const [sent] = await effects.notify(ticket, [NOTICE]);
    clock.pass(1000);
    const again = { ...NOTICE, subject: "Once more" };
    expect(await effects.openTicket({ ...aDraft, title: "Another" })).toEqual(ticket);
    const both = await effects.notify(ticket, [again, { ...again, channel: "console", to: "soc" }]);
    expect(both).toEqual([sent, expect.objectContaining({ channel: "console", status: "delivered" })]);
    expect(sent).toMatchObject({ status: "recorded" });
    expect(await ticketStore(test.db).count()).toBe(1);
    expect((await workflows.findById(held.workflowId))?.ticket_id).toBe(ticket.id);
  });

  it("number tickets without gaps", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      const effects = effectsOf(test.db, await worker.receive());
      await effects.openTicket(aDraft);
      ids.push((await effects.openTicket(aDraft)).id);
    }
    expect(ids).toEqual(["SOC-000001", "SOC-000002", "SOC-000003"]);
  });
});
