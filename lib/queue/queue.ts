/** One workflow in the hands of one worker. `tries`: how often it was claimed since it was queued, this time included. */
export type Claim = { workflow_id: string; lease: string; tries: number };

export type QueueDepth = {
  waiting: number;
  /** Claimed, with a lease that has not run out. */
  running: number;
  oldest_waiting_at: string | null;
};

/** How long a claim lasts unless it is extended. */
export const LEASE_MS = 30_000;

/** Past so many waiting, intake is refused. */
export const MOST_WAITING = 10_000;

/**
 * Workflows that wait for a worker, delivered at least once: severe ones first, until others have waited long enough.
 * A workflow enters with its row and leaves with its end, so there is no call for either.
 */
export interface WorkflowQueue {
  /** Past so many waiting, intake is refused. */
  readonly most: number;
  /** At most so many, each for `LEASE_MS`; no two callers get the same. */
  claim(most: number): Promise<Claim[]>;
  /** Holds it for another `LEASE_MS`; false when somebody else has it, or nobody needs to. */
  extend(claim: Claim): Promise<boolean>;
  /** Gives it back, to be claimed again after so long. A claim that is no longer held is left alone. */
  release(claim: Claim, afterMs: number): Promise<void>;
  depth(): Promise<QueueDepth>;
}
