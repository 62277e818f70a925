import * as z from "zod";
import type { Database } from "./client";

/** Which of these workflows exist and have not ended: they run, wait in the queue, or wait for a person. */
export async function unfinishedOf(db: Database, ids: string[]): Promise<Set<string>> {
  const rows = await db.read(
    z.object({ id: z.string() }),
    `SELECT id FROM workflows WHERE id IN (SELECT value FROM json_each(?))
     AND (status NOT IN ('completed', 'failed') OR EXISTS (SELECT 1 FROM queue_items q WHERE q.workflowId = id))`,
    JSON.stringify(ids),
  );
  return new Set(rows.map(({ id }) => id));
}
