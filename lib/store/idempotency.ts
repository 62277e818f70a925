import * as z from "zod";
import { AppError } from "@/lib/errors";
import type { Database } from "./client";

export const KEPT_MS = 24 * 3_600_000;
const Row = z.object({ bodyHash: z.string(), threatId: z.string() });

export type IdempotencyStore = ReturnType<typeof idempotencyStore>;

/** Keys are claimed by the insert of their threat; here they are looked up and forgotten. */
export function idempotencyStore(db: Database) {
  return {
    /** The threat that this caller's key stands for, within a day. @throws conflict when it came with another body */
    async find(caller: string, key: string, bodyHash: string, now: Date): Promise<string | null> {
      const since = new Date(now.getTime() - KEPT_MS).toISOString();
      const [row] = await db.read(
        Row,
        "SELECT bodyHash, threatId FROM idempotency_keys WHERE caller = ? AND key = ? AND createdAt >= ?",
        caller,
        key,
        since,
      );
      if (row && row.bodyHash !== bodyHash) {
        throw new AppError("conflict", "This Idempotency-Key was used with another body within the last day.");
      }
      return row?.threatId ?? null;
    },
  };
}
