import { expect, it } from "vitest";
import * as z from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { embeddedQueue } from "@/lib/queue/embedded";
import { integer } from "./columns";
import { type Rollup, rollupStore } from "./rollups";
import { aDecision, aNewWorkflow, anAlert, anIntake, aTriage } from "./testing/a-workflow";
import { manualClock } from "./testing/manual-clock";
import { openTestDatabase } from "./testing/test-database";
import { conclude, progressOf } from "./workflow-progress";
import { workflowStore } from "./workflows";

const Counted = z.object({ key: z.string(), n: integer });
const VERDICTS = ["true_positive", "false_positive", "benign", "suspicious"] as const;
const ENDS = ["completed", "failed", "awaiting_approval"] as const;

it("always equals a recount, after any run, resolution and undoing", async () => {
  const test = openTestDatabase();
  const clock = manualClock();
  const workflows = workflowStore(test.db);
  const queue = embeddedQueue(test.db, clock);
  const at = () => clock.now().toISOString();
  const severities = ["critical", "high", "low"] as const;
  const items = Array.from({ length: 30 }, (_, i) =>
    aNewWorkflow(
      anAlert({ severity: severities[i % 3] ?? "low" }),
      i % 7 === 0
        ? { past: { resolution: { verdict: "benign", note: "", by: "kim", at: at() }, verdict: null, priority: null } }
        : {},
    ),
  );
  await workflows.add(items, anIntake({ at: at() }));
  for (const [i, claim] of (await queue.claim(20)).entries()) {
    const held = { workflowId: claim.workflow_id, leaseToken: claim.lease, clock };
    const progress = progressOf(test.db, held);
    clock.pass(100);
    await progress.fail("triage", 1, "No answer.", 4);
    await progress.finish("triage", 2, aTriage(), 10);
    if (i % 4 === 0) continue;
    await progress.finish("decide", 1, aDecision({ final_verdict: VERDICTS[i % 4] ?? "benign" }), 20);
    await conclude(test.db, held, { status: ENDS[i % 3] ?? "completed" });
    const state = await workflows.findState(claim.workflow_id);
    if (!state) throw new Error("gone");
    const change = { actor: SYSTEM, requestId: "r", at: at(), action: "workflow.resolved", detail: {} };
    const resolution = { verdict: "benign" as const, note: "", by: "kim", at: at() };
    const resolved = i % 2 === 0 ? await workflows.update(state, { resolution }, change) : state;
    if (i % 6 === 0) await workflows.update(resolved, { resolution: null }, change);
  }
  const dimensions: [dimension: string, key: string][] = [
    ["workflow_total", "''"],
    ["workflow_severity", "severity"],
    ["workflow_status", "status"],
    ["workflow_verdict", "verdict"],
    ["workflow_priority", "priority"],
    ["workflow_resolved", "coalesce(verdict, 'none') || ':' || resolution"],
  ];
  const rollups = rollupStore(test.db);
  for (const [dimension, key] of dimensions) {
    const recount = await test.db.read(
      Counted,
      `SELECT ${key} AS key, count(*) AS n FROM workflows WHERE ${key} IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    const kept = (await rollups.overall([dimension])).filter((row) => row.count !== 0);
    expect([dimension, kept.map((row) => [row.key, row.count])]).toEqual([
      dimension,
      recount.map((row) => [row.key, row.n]),
    ]);
  }
  const hourly = await rollups.since(
    ["workflow_agent", "workflow_agent_failed", "workflow_processing", "workflow_latency"],
    "2026-01-31T00",
  );
  const sum = (dimension: string, key: string | null, of: (row: Rollup) => number) =>
    hourly
      .filter((row) => row.dimension === dimension && (key === null || row.key === key))
      .reduce((total, row) => total + of(row), 0);
  expect(sum("workflow_agent", "triage", (row) => row.count)).toBe(40);
  expect(sum("workflow_agent", "triage", (row) => row.sum)).toBeCloseTo(20 * 14);
  expect(sum("workflow_agent_failed", "triage", (row) => row.count)).toBe(20);
  expect(sum("workflow_processing", null, (row) => row.count)).toBe(15);
  expect(sum("workflow_latency", null, (row) => row.count)).toBe(15);
  expect(await workflows.countCompletedSince("2026-01-31T12:00:00.001Z")).toBe(10);
  await test.close();
});
