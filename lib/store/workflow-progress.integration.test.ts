import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Effects, Progress } from "@/agents/alert-ports";
import { SYSTEM } from "@/lib/auth/actor";
import { embeddedQueue } from "@/lib/queue/embedded";
import type { WorkflowQueue } from "@/lib/queue/queue";
import { effectsOf } from "./effects";
import { type Held, StaleLease } from "./lease";
import {
  aDecision,
  aDraft,
  aNewWorkflow,
  anAlert,
  anIntake,
  anInvestigation,
  aResponse,
  aTriage,
} from "./testing/a-workflow";
import { manualClock } from "./testing/manual-clock";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { ticketStore } from "./tickets";
import { conclude, progressOf } from "./workflow-progress";
import { type WorkflowStore, workflowStore } from "./workflows";

const NOTICE = { channel: "email", to: "soc@soc.example", subject: "P2", body: "Look.", priority: "P2" } as const;
let test: TestDatabase;
let clock: ReturnType<typeof manualClock>;
let workflows: WorkflowStore;
let queue: WorkflowQueue;

const contents = async () => {
  const tables = ["outbox", "audit", "rollups", "node_results", "tickets", "notifications", "queue_items"];
  const columns = (table: string) => test.db.read(z.unknown(), `SELECT * FROM ${table}`);
  return JSON.stringify(await Promise.all([...tables, "workflows"].map(columns)), (_, value) =>
    typeof value === "bigint" ? Number(value) : value,
  );
};

async function hold(): Promise<Held> {
  const [claim] = await queue.claim(1);
  if (!claim) throw new Error("nothing to claim");
  return { workflowId: claim.workflow_id, leaseToken: claim.lease, clock };
}
async function receive(): Promise<Held> {
  await workflows.add([aNewWorkflow(anAlert({ severity: "high" }))], anIntake({ at: clock.now().toISOString() }));
  return hold();
}
async function run(held: Held, actions: string[] = []): Promise<void> {
  const progress: Progress = progressOf(test.db, held);
  const effects: Effects = effectsOf(test.db, held);
  await progress.begin("triage");
  clock.pass(100);
  await progress.finish("triage", 1, aTriage(), 100);
  await progress.begin("investigate");
  await progress.finish("investigate", 1, anInvestigation(), 200);
  await progress.begin("decide");
  await progress.finish("decide", 1, aDecision(), 10);
  await progress.begin("respond");
  await effects.notify(await effects.openTicket(aDraft), [NOTICE]);
  await progress.finish("respond", 1, aResponse(actions), 20);
}

beforeEach(() => {
  test = openTestDatabase();
  clock = manualClock();
  workflows = workflowStore(test.db);
  queue = embeddedQueue(test.db, clock);
});
afterEach(() => test.close());

describe("a run", () => {
  it("moves the row from node to node, each with one event, and ends outside the queue", async () => {
    const held = await receive();
    await run(held);
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
    const held = await receive();
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
    const held = await receive();
    const before = await contents();
    await expect(progressOf(test.db, held).finish("triage", 1, { verdict: "maybe" }, 1)).rejects.toThrow();
    expect(await contents()).toBe(before);
  });

  it("says why it failed", async () => {
    const held = await receive();
    const summary = await conclude(test.db, held, { status: "failed", message: "The decision failed three times." });
    expect(summary).toMatchObject({ status: "failed", error_count: 1 });
  });
});

describe("a holder whose lease another took", () => {
  it("is refused every write, and none leaves a trace", async () => {
    const stale = await receive();
    const effects = effectsOf(test.db, stale);
    const ticket = await effects.openTicket(aDraft);
    clock.pass(31_000);
    const holder = await hold();
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
    await run(holder);
    expect(await conclude(test.db, holder, { status: "completed" })).toMatchObject({
      status: "completed",
      attempts: 2,
    });
  });

  it("is refused after the workflows were cleared", async () => {
    const held = await receive();
    await workflows.clear({ actor: SYSTEM, requestId: "r", at: clock.now().toISOString() });
    const before = await contents();
    await expect(progressOf(test.db, held).finish("triage", 1, aTriage(), 1)).rejects.toBeInstanceOf(StaleLease);
    await expect(effectsOf(test.db, held).openTicket(aDraft)).rejects.toBeInstanceOf(StaleLease);
    expect(await contents()).toBe(before);
  });
});

describe("effects", () => {
  it("are done once, however often they are asked", async () => {
    const held = await receive();
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
      const effects = effectsOf(test.db, await receive());
      await effects.openTicket(aDraft);
      ids.push((await effects.openTicket(aDraft)).id);
    }
    expect(ids).toEqual(["SOC-000001", "SOC-000002", "SOC-000003"]);
  });
});

describe("the analyst in the loop", () => {
  const change = (action: string) => ({
    actor: SYSTEM,
    requestId: "r2",
    at: clock.now().toISOString(),
    action,
    detail: {},
  });

  it("decides, and the decision puts the workflow back in the queue by the same statement", async () => {
    const held = await receive();
    await run(held, ["A1"]);
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
    const resumed = await hold();
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
    const held = await receive();
    await run(held, ["A1"]);
    await conclude(test.db, held, { status: "awaiting_approval" });
    const state = await workflows.findState(held.workflowId);
    if (!state) throw new Error("gone");
    await workflows.update(state, { assignee: "kim" }, change("workflow.changed"));
    const late = workflows.update(state, { queued: state.queued + 1 }, change("action.approved"));
    await expect(late).rejects.toMatchObject({ code: "stale" });
    expect(await queue.claim(1)).toEqual([]);
  });

  it("closes the ticket with a resolution, and opens it again with its undoing", async () => {
    const held = await receive();
    await run(held);
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
