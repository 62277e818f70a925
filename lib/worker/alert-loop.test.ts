import { setTimeout as sleep } from "node:timers/promises";
import type { RunControl } from "@langchain/langgraph";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Claim, WorkflowQueue } from "@/lib/queue/queue";
import { alertLoop, delayAfter } from "./alert-loop";

function aQueue(waiting: number) {
  const left = Array.from({ length: waiting }, (_, at) => `workflow-${at}`);
  const released: [string, number][] = [];
  const asked: number[] = [];
  const extend = vi.fn<(claim: Claim) => Promise<boolean>>(async () => true);
  const queue: WorkflowQueue = {
    most: 100,
    claim: async (most) => {
      asked.push(most);
      return left.splice(0, most).map((workflow_id) => ({ workflow_id, lease: "lease", tries: 1 }));
    },
    extend,
    release: async (claim, afterMs) => void released.push([claim.workflow_id, afterMs]),
    depth: async () => ({ waiting: left.length, running: 0, oldest_waiting_at: null }),
  };
  return { queue, left, released, asked, extend };
}

let loop: ReturnType<typeof alertLoop> | undefined;
beforeEach(() => {
  loop = undefined;
});
afterEach(() => loop?.stop(0));

describe("the worker's loop", () => {
  it("runs all that waits, never more at once than it may", async () => {
    const { queue } = aQueue(23);
    let running = 0;
    let most = 0;
    const done: string[] = [];
    const run = async (claim: Claim) => {
      running += 1;
      most = Math.max(most, running);
      await sleep(1);
      running -= 1;
      done.push(claim.workflow_id);
    };
    const from = performance.now();
    loop = alertLoop(queue, run, 5);
    await vi.waitFor(() => expect(done).toHaveLength(23));
    expect(most).toBe(5);
    expect(new Set(done).size).toBe(23);
    expect(performance.now() - from).toBeLessThan(700); // it does not wait for its next look while more waits
  });

  it("finds what comes later", async () => {
    const { queue, left } = aQueue(0);
    const done: string[] = [];
    loop = alertLoop(queue, async ({ workflow_id }) => done.push(workflow_id), 5);
    await sleep(20);
    left.push("late");
    await vi.waitFor(() => expect(done).toEqual(["late"]), { timeout: 2_000 });
  });

  it("gives back what could not go on, later the more often it was tried", async () => {
    const { queue, released } = aQueue(1);
    loop = alertLoop(queue, () => Promise.reject(new Error("no database")), 5);
    await vi.waitFor(() => expect(released).toEqual([["workflow-0", 1_000]]));
    expect([1, 2, 3, 20].map(delayAfter)).toEqual([1_000, 2_000, 4_000, 300_000]);
  });

  it("goes on claiming after the queue failed", async () => {
    const { queue, left } = aQueue(0);
    const claim = queue.claim;
    let failed = false;
    queue.claim = async (most) => {
      if (failed) return claim(most);
      failed = true;
      throw new Error("busy");
    };
    left.push("after");
    const done: string[] = [];
    loop = alertLoop(queue, async ({ workflow_id }) => done.push(workflow_id), 5);
    await vi.waitFor(() => expect(done).toEqual(["after"]), { timeout: 3_000 });
  });

  it("asks runs to stop, waits for those that do, and gives back those that do not", async () => {
    const { queue, released, left } = aQueue(2);
    const run = async ({ workflow_id }: Claim, control: RunControl) => {
      if (workflow_id === "workflow-1") await sleep(60_000, undefined, { ref: false });
      while (!control.drainRequested) await sleep(1);
    };
    loop = alertLoop(queue, run, 5);
    await vi.waitFor(() => expect(left).toEqual([]));
    left.push("never");
    await loop.stop(50);
    expect(released).toEqual([["workflow-1", 0]]);
    expect(left).toEqual(["never"]);
  });

  it("keeps its leases, and asks a run to stop whose lease is lost", async () => {
    vi.useFakeTimers();
    const { queue, extend } = aQueue(1);
    extend.mockResolvedValueOnce(true).mockResolvedValueOnce(false);
    const asked: boolean[] = [];
    const run = async (_claim: Claim, control: RunControl) => {
      while (!control.drainRequested) {
        asked.push(control.drainRequested);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    };
    loop = alertLoop(queue, run, 5);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(extend).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(extend).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});
