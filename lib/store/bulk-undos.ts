import * as z from "zod";
import { Resolution, ThreatStatus } from "@/lib/schema/threat-analysis";
import type { Database } from "./client";
import { json } from "./columns";

/** What a threat was before a bulk change, and the version that the change made of it. */
const Before = z.object({
  id: z.string(),
  version: z.number(),
  status: ThreatStatus,
  assignee: z.string().nullable(),
  snoozed_until: z.string().nullable(),
  acknowledged_at: z.string().nullable(),
  resolution: Resolution.nullable(),
});
export type Before = z.infer<typeof Before>;
const Row = z.object({ changes: json(z.array(Before)) });

export type BulkUndoStore = ReturnType<typeof bulkUndoStore>;

export function bulkUndoStore(db: Database) {
  return {
    keep: (token: string, actor: string, changes: Before[], at: string) =>
      db.run(
        `INSERT INTO bulk_undos (token, actor, changes, createdAt) VALUES (?, ?, ?, ?)
         ON CONFLICT (token) DO UPDATE SET changes = excluded.changes`,
        token,
        actor,
        JSON.stringify(changes),
        at,
      ),
    /** Hands out the changes once, to the one who made them. Null when there are none, or they are older than `since`. */
    async take(token: string, actor: string, since: string): Promise<Before[] | null> {
      const [row] = await db.write(
        Row,
        "DELETE FROM bulk_undos WHERE token = ? AND actor = ? AND createdAt >= ? RETURNING changes",
        token,
        actor,
        since,
      );
      return row?.changes ?? null;
    },
  };
}
