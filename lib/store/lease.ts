import type { Param } from "./client";

/** Another worker holds the workflow now, or nobody: what this one does no longer counts. */
export class StaleLease extends Error {
  constructor(readonly workflowId: string) {
    super(`The lease on workflow ${workflowId} is no longer held`);
    this.name = "StaleLease";
  }
}

/** A workflow as one worker holds it. Every claim has a fresh token, so an older holder's writes are refused. */
export type Held = { workflowId: string; leaseToken: string; clock: { now(): Date } };

/** True while this holder is the last who claimed it; takes `leaseOf`'s two parameters. */
export const IS_HELD = "EXISTS (SELECT 1 FROM queue_items q WHERE q.workflowId = ? AND q.leaseToken = ?)";
export const leaseOf = (held: Held): Param[] => [held.workflowId, held.leaseToken];
