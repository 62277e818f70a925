import * as z from "zod";
import type { Database } from "@/lib/store/client";
import { integer } from "@/lib/store/columns";
import { type Claim, LEASE_MS, MOST_WAITING, type QueueDepth, type WorkflowQueue } from "./queue";

const Claimed = z.object({
  workflow_id: z.string(),
  lease: z.string(),
  tries: integer,
  dueAt: z.string(),
  seq: integer,
});
const Depth = z.object({ waiting: integer, running: integer, oldest: z.string().nullable() });

/** The queue in the database itself: the rows of queue_items, which triggers write with the workflows. */
export function embeddedQueue(
  db: Database,
  clock: { now(): Date },
  { most = MOST_WAITING, leaseMs = LEASE_MS }: { most?: number; leaseMs?: number } = {},
): WorkflowQueue {
  const inMs = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();
  return {
    most,

    async claim(count: number): Promise<Claim[]> {
      const now = inMs(0);
      const rows = await db.write(
        Claimed,
        `UPDATE queue_items SET leaseToken = lower(hex(randomblob(16))), leaseUntil = ?, claimedAt = ?, tries = tries + 1
         WHERE workflowId IN (SELECT workflowId FROM queue_items
           WHERE (leaseToken IS NULL OR leaseUntil < ?) AND availableAt <= ? ORDER BY dueAt, seq LIMIT ?)
         RETURNING workflowId AS workflow_id, leaseToken AS lease, tries, dueAt, seq`,
        inMs(leaseMs),
        now,
        now,
        now,
        count,
      );
      return rows
        .sort((a, b) => (a.dueAt === b.dueAt ? a.seq - b.seq : a.dueAt < b.dueAt ? -1 : 1))
        .map(({ workflow_id, lease, tries }) => ({ workflow_id, lease, tries }));
    },

    async extend({ workflow_id, lease }: Claim): Promise<boolean> {
      const sql = "UPDATE queue_items SET leaseUntil = ? WHERE workflowId = ? AND leaseToken = ?";
      return (await db.run(sql, inMs(leaseMs), workflow_id, lease)) > 0;
    },

    async release({ workflow_id, lease }: Claim, afterMs: number): Promise<void> {
      await db.run(
        "UPDATE queue_items SET leaseToken = NULL, leaseUntil = NULL, availableAt = ? WHERE workflowId = ? AND leaseToken = ?",
        inMs(afterMs),
        workflow_id,
        lease,
      );
    },

    async depth(): Promise<QueueDepth> {
      const leased = "(leaseToken IS NOT NULL AND leaseUntil >= ?)";
      const now = inMs(0);
      const [row] = await db.read(
        Depth,
        `SELECT count(*) - coalesce(sum(${leased}), 0) AS waiting, coalesce(sum(${leased}), 0) AS running,
           min(CASE WHEN ${leased} THEN NULL ELSE enqueuedAt END) AS oldest FROM queue_items`,
        now,
        now,
        now,
      );
      return { waiting: row?.waiting ?? 0, running: row?.running ?? 0, oldest_waiting_at: row?.oldest ?? null };
    },
  };
}
