import { RunControl } from "@langchain/langgraph";
import { log } from "@/lib/log";
import type { Claim, WorkflowQueue } from "@/lib/queue/queue";
import { turnOfOthers } from "@/lib/services/turn-of-others";

const POLL_MS = 250;
const GATHER_MS = 20; // claims cost a transaction: several free places are filled by one
const AGAIN_AFTER_FAILURE_MS = 1_000;
const HEARTBEAT_MS = 10_000; // a third of a lease
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 5 * 60_000;

/** Ends when the claim is no longer in its hands; throws when the workflow could not go on. */
export type RunClaim = (claim: Claim, control: RunControl) => Promise<unknown>;

/** How long a workflow waits that could not go on: doubling, and never more than five minutes. */
export const delayAfter = (tries: number): number =>
  Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, tries - 1), LONGEST_DELAY_MS);

/** Claims as many workflows as may run at once, keeps their leases, and lets go of them when told to stop. */
export function alertLoop(queue: WorkflowQueue, run: RunClaim, concurrency: number) {
  const running = new Map<Claim, RunControl>();
  let timer: NodeJS.Timeout | undefined;
  let filling = false;
  let gathering = false;
  let moreWaits = false;
  let stopping = false;
  let idle: () => void = () => undefined;
  let lastFill: Promise<void> = Promise.resolve();

  function fill(): void {
    if (!filling && !stopping) lastFill = claimSome();
  }

  async function claimSome(): Promise<void> {
    filling = true;
    gathering = false;
    clearTimeout(timer);
    let pause = POLL_MS;
    try {
      const free = concurrency - running.size;
      const claims = free > 0 ? await queue.claim(free) : [];
      moreWaits = free > 0 && claims.length === free;
      for (const claim of claims) void (stopping ? release(claim, 0) : take(claim));
    } catch (error) {
      log.error({ err: error }, "workflows could not be claimed; it is tried again");
      pause = AGAIN_AFTER_FAILURE_MS;
    }
    filling = false;
    if (!stopping) timer = setTimeout(fill, pause);
  }

  async function take(claim: Claim): Promise<void> {
    const control = new RunControl();
    running.set(claim, control);
    try {
      await run(claim, control);
    } catch (error) {
      const wait = delayAfter(claim.tries);
      log.error({ err: error, workflow_id: claim.workflow_id, again_in_ms: wait }, "a workflow could not go on");
      await release(claim, wait);
    }
    await turnOfOthers(); // timers and signals first: a run in rules mode never waits for anything
    running.delete(claim);
    if (running.size === 0) idle();
    if (moreWaits) refill();
  }

  function refill(): void {
    if (stopping) return;
    if (running.size <= concurrency / 2) fill();
    else if (!gathering) {
      gathering = true;
      clearTimeout(timer);
      timer = setTimeout(fill, GATHER_MS);
    }
  }

  /** Best effort: a claim that cannot be released is free again when its lease ends. */
  async function release(claim: Claim, afterMs: number): Promise<void> {
    try {
      await queue.release(claim, afterMs);
    } catch (error) {
      log.warn({ err: error, workflow_id: claim.workflow_id }, "a claim could not be released; its lease will end");
    }
  }

  async function keepLeases(): Promise<void> {
    for (const [claim, control] of running) {
      try {
        if (!(await queue.extend(claim))) control.requestDrain("the lease is lost");
      } catch (error) {
        log.warn({ err: error, workflow_id: claim.workflow_id }, "a lease could not be extended");
      }
    }
  }

  const heartbeat = setInterval(keepLeases, HEARTBEAT_MS);
  fill();
  return {
    /** Claims nothing more, lets runs reach their next node's end, and gives back what has not after `patienceMs`. */
    async stop(patienceMs: number): Promise<void> {
      stopping = true;
      clearTimeout(timer);
      clearInterval(heartbeat);
      await lastFill;
      for (const control of running.values()) control.requestDrain("the worker ends");
      const done = new Promise<void>((resolve) => {
        idle = resolve;
        if (running.size === 0) resolve();
      });
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
      await Promise.all([...running.keys()].map((claim) => release(claim, 0)));
    },
  };
}
