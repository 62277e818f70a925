import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Severity } from "@/lib/schema/severity";
import { openDatabase } from "@/lib/store/client";
import { aNewWorkflow, anAlert, anIntake } from "@/lib/store/testing/a-workflow";
import { manualClock } from "@/lib/store/testing/manual-clock";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";
import { workflowStore } from "@/lib/store/workflows";
import { embeddedQueue } from "./embedded";
import type { WorkflowQueue } from "./queue";

const MINUTE = 60_000;
let test: TestDatabase;
let clock: ReturnType<typeof manualClock>;
let queue: WorkflowQueue;

/** Alerts by these names, received now. */
async function receive(...alerts: [name: string, severity: Severity][]) {
  const items = alerts.map(([id, severity]) => aNewWorkflow(anAlert({ alert_id: id, severity })));
  await workflowStore(test.db).add(items, anIntake({ at: clock.now().toISOString() }));
}
const nameOf = async (id: string) => (await workflowStore(test.db).findById(id))?.alert_id ?? "";
const claimed = async (most: number) =>
  Promise.all((await queue.claim(most)).map(({ workflow_id }) => nameOf(workflow_id)));

beforeEach(() => {
  test = openTestDatabase();
  clock = manualClock();
  queue = embeddedQueue(test.db, clock);
});
afterEach(() => test.close());

describe("order", () => {
  it("takes severe ones first, and of one severity the oldest", async () => {
    await receive(["low", "low"], ["high-1", "high"], ["info", "info"], ["high-2", "high"], ["critical", "critical"]);
    expect(await claimed(10)).toEqual(["critical", "high-1", "high-2", "low", "info"]);
  });

  it("lets one that has waited long go before a severe one that came just now", async () => {
    await receive(["old-low", "low"]);
    clock.pass(56 * MINUTE);
    await receive(["new-high", "high"], ["new-critical", "critical"]);
    expect(await claimed(1)).toEqual(["new-critical"]);
    expect(await claimed(1)).toEqual(["old-low"]);
    expect(await claimed(1)).toEqual(["new-high"]);
  });
});

describe("leases", () => {
  it("never give one workflow to two claimers, on connections of their own", async () => {
    await receive(...Array.from({ length: 60 }, (_, i): [string, Severity] => [`a${i}`, "medium"]));
    const other = openDatabase(test.url);
    const queues = [queue, embeddedQueue(other, clock)];
    const claims = await Promise.all(Array.from({ length: 20 }, (_, i) => queues[i % 2]?.claim(4) ?? []));
    const ids = claims.flat().map((claim) => claim.workflow_id);
    expect(ids.length).toBe(60);
    expect(new Set(ids).size).toBe(60);
    expect(new Set(claims.flat().map((claim) => claim.lease)).size).toBe(60);
    await other.close();
  });

  it("run out unless they are extended, and then another takes over under a new token", async () => {
    await receive(["a", "high"]);
    const [first] = await queue.claim(1);
    if (!first) throw new Error("nothing to claim");
    clock.pass(29_000);
    expect(await queue.extend(first)).toBe(true);
    clock.pass(29_000);
    expect(await queue.claim(1)).toEqual([]);
    clock.pass(2_000);
    const [second] = await queue.claim(1);
    expect(second).toMatchObject({ workflow_id: first.workflow_id, tries: 2 });
    expect(second?.lease).not.toBe(first.lease);
    expect(await queue.extend(first)).toBe(false);
    await queue.release(first, 0);
    expect(await queue.claim(1)).toEqual([]);
    expect(await workflowStore(test.db).findById(first.workflow_id)).toMatchObject({
      attempts: 2,
      started_at: "2026-01-31T12:00:00.000Z",
    });
  });

  it("are given back for later", async () => {
    await receive(["a", "high"]);
    const [claim] = await queue.claim(1);
    if (!claim) throw new Error("nothing to claim");
    await queue.release(claim, 5_000);
    expect(await queue.claim(1)).toEqual([]);
    clock.pass(5_000);
    expect(await claimed(1)).toEqual(["a"]);
  });
});

it("tells how many wait, how many are worked on, and since when", async () => {
  expect(await queue.depth()).toEqual({ waiting: 0, running: 0, oldest_waiting_at: null });
  await receive(["a", "critical"]);
  clock.pass(MINUTE);
  await receive(["b", "low"], ["c", "low"]);
  await queue.claim(1);
  const later = clock.now().toISOString();
  expect(await queue.depth()).toEqual({ waiting: 2, running: 1, oldest_waiting_at: later });
  clock.pass(MINUTE);
  expect(await queue.depth()).toMatchObject({ waiting: 3, running: 0, oldest_waiting_at: "2026-01-31T12:00:00.000Z" });
});
