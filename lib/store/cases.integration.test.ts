import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { embeddedQueue } from "@/lib/queue/embedded";
import type { EvaluationReport } from "@/lib/schema/evaluation";
import { effectsOf } from "./effects";
import { evaluationStore } from "./evaluations";
import { notificationStore } from "./notifications";
import { aDraft, aNewWorkflow, anAlert, anIntake } from "./testing/a-workflow";
import { manualClock } from "./testing/manual-clock";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { ticketStore } from "./tickets";
import { workflowStore } from "./workflows";

let test: TestDatabase;
const clock = manualClock();
beforeEach(() => {
  test = openTestDatabase();
});
afterEach(() => test.close());

/** Three workflows, each with a ticket and two notifications. */
async function open() {
  const items = [1, 2, 3].map((n) => aNewWorkflow(anAlert({ alert_id: `a${n}` })));
  await workflowStore(test.db).add(items, anIntake({ at: clock.now().toISOString() }));
  for (const { workflow_id, lease } of await embeddedQueue(test.db, clock).claim(3)) {
    const effects = effectsOf(test.db, { workflowId: workflow_id, leaseToken: lease, clock });
    const ticket = await effects.openTicket({ ...aDraft, owner: "web team" });
    const notice = { subject: "P2", body: "Look.", priority: "P2" } as const;
    await effects.notify(ticket, [
      { ...notice, channel: "console", to: "soc" },
      { ...notice, channel: "email", to: "owner@acme.example" },
    ]);
  }
  return items;
}

describe("tickets", () => {
  it("are found by their number in any form, and by their workflow", async () => {
    const [, second] = await open();
    const tickets = ticketStore(test.db);
    const ticket = await tickets.findById("SOC-000002");
    expect(ticket).toMatchObject({ workflow_id: second?.id, alert_id: "a2", owner: "web team", severity: "medium" });
    expect(await tickets.findById("soc-2")).toEqual(ticket);
    expect(await tickets.findByWorkflow(second?.id ?? "")).toEqual(ticket);
    expect(await tickets.findById("SOC-000009")).toBeNull();
    expect(await tickets.findById("2 OR 1=1")).toBeNull();
  });
});

describe("notifications", () => {
  it("come newest first in pages, of all or of one workflow", async () => {
    const [first] = await open();
    const notifications = notificationStore(test.db);
    const page = await notifications.list({ limit: 4 });
    expect(page.items.map((item) => item.id)).toEqual([6, 5, 4, 3]);
    const rest = await notifications.list({ limit: 4, cursor: page.next_cursor ?? "" });
    expect(rest.items.map((item) => item.id)).toEqual([2, 1]);
    expect(rest.next_cursor).toBeNull();
    const { items } = await notifications.list({ limit: 50, workflow: first?.id });
    expect(items.map((item) => [item.ticket_id, item.to, item.status])).toEqual([
      ["SOC-000001", "owner@acme.example", "recorded"],
      ["SOC-000001", "soc", "delivered"],
    ]);
    await expect(notifications.list({ limit: 4, cursor: "6" })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("evaluations", () => {
  const report: EvaluationReport = {
    alerts: 2,
    accuracy: 1,
    real_accuracy: 1,
    by_class: [],
    confusion: [],
    priority: { compared: 0, exact: null, within_one: null },
    calibration: { brier: 0.1, bins: [] },
    time: { total_seconds: 1, mean_ms: 1, p95_ms: 1 },
    cost_usd: 0,
    cases: [],
  };
  const add = (id: string, minute: number) =>
    evaluationStore(test.db).add({
      id,
      name: "Samples",
      total: 2,
      input: { alerts: [1, 2], truth: [] },
      at: `2026-01-31T12:0${minute}:00.000Z`,
    });
  const [A, B] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"] as const;

  it("are taken oldest first, once each, and end with a report or an error", async () => {
    const evaluations = evaluationStore(test.db);
    await add(B, 2);
    await add(A, 1);
    expect(await Promise.all([evaluations.take(), evaluations.take(), evaluations.take()])).toEqual([A, B, null]);
    expect(await evaluations.inputOf(A)).toEqual({ alerts: [1, 2], truth: [] });
    await evaluations.proceed(A, 1);
    expect(await evaluations.findById(A)).toMatchObject({ status: "running", done: 1, report: null });
    await evaluations.complete(A, report, "2026-01-31T12:05:00.000Z");
    await evaluations.fail(B, "It broke.", "2026-01-31T12:05:00.000Z");
    expect(await evaluations.findById(A)).toMatchObject({ status: "completed", done: 2, report });
    const listed = await evaluations.list();
    expect(listed.map(({ id, status, error, report }) => [id, status, error, report])).toEqual([
      [B, "failed", "It broke.", null],
      [A, "completed", null, null],
    ]);
  });

  it("wait again when the process that ran them is gone", async () => {
    const evaluations = evaluationStore(test.db);
    await add(A, 1);
    await evaluations.take();
    await evaluations.takeBack();
    expect(await evaluations.take()).toBe(A);
  });
});
