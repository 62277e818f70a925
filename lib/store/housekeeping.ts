import * as z from "zod";
import type { Database } from "@/lib/store/client";

const BATCH = 100; // a batch holds the write lock for some milliseconds
const PAUSE_MS = 25;

const OLD_ROWS = {
  outbox: `DELETE FROM "outbox" WHERE "seq" IN (SELECT "seq" FROM "outbox" WHERE "createdAt" < ? ORDER BY "createdAt" LIMIT ?)`,
  idempotency: `DELETE FROM "idempotency_keys" WHERE rowid IN (SELECT rowid FROM "idempotency_keys" WHERE "createdAt" < ? LIMIT ?)`,
  undo: `DELETE FROM "bulk_undos" WHERE rowid IN (SELECT rowid FROM "bulk_undos" WHERE "createdAt" < ? LIMIT ?)`,
  models: `DELETE FROM "model_calls" WHERE "seq" IN (SELECT "seq" FROM "model_calls" WHERE "at" < ? ORDER BY "at" LIMIT ?)`,
};

export type Removed = { outbox: number; idempotency: number; undo: number; models: number; generated: number };

/** Removes what has had its time, a few rows at a time, so that other writers find their turn in between. */
export function housekeeping(db: Database) {
  async function inBatches(sql: string, ...params: (string | number)[]): Promise<number> {
    for (let total = 0; ; await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))) {
      const removed = await db.run(sql, ...params, BATCH);
      total += removed;
      if (removed < BATCH) return total;
    }
  }

  return {
    removeOlder: (what: keyof typeof OLD_ROWS, before: Date) => inBatches(OLD_ROWS[what], before.toISOString()),

    /** Keeps the newest `keep` generated threats, and those a person resolved since `resolvedSince`: they are history. */
    async capGenerated(keep: number, resolvedSince: Date): Promise<number> {
      const [oldestKept] = await db.read(
        z.object({ seq: z.coerce.number() }),
        `SELECT "seq" FROM "threats" WHERE "origin" = 'generator' ORDER BY "seq" DESC LIMIT 1 OFFSET ?`,
        keep - 1,
      );
      if (!oldestKept) return 0;
      return inBatches(
        `DELETE FROM "threats" WHERE "seq" IN (SELECT "seq" FROM "threats" WHERE "origin" = 'generator' AND "seq" < ?
         AND ("resolution" IS NULL OR "createdAt" < ?) ORDER BY "seq" LIMIT ?)`,
        oldestKept.seq,
        resolvedSince.toISOString(),
      );
    },
  };
}
