import * as z from "zod";
import { Resolution, ThreatStatus } from "@/lib/schema/threat-analysis";
import type { Database } from "./client";
import { json } from "./columns";

const text = z.string().nullable();
const common = { id: z.string(), assignee: text, snoozed_until: text, resolution: Resolution.nullable() };
const snooze = { snoozed_by: text.optional(), snooze_reason: text.optional() };

/** What a threat was before a bulk change, and the version that the change made of it. */
const ThreatBefore = z.object({
  kind: z.literal("threat").default("threat"),
  ...common,
  ...snooze,
  version: z.number(),
  status: ThreatStatus,
  acknowledged_at: text,
});
/** What an alert was. The worker may move it on meanwhile, so that what the change made of it is kept, not a version. */
const AlertBefore = z.object({
  kind: z.literal("alert"),
  ...common,
  ...snooze,
  made: z.object({ assignee: text, snoozed_until: text, resolved_at: text }),
});
const Before = z.union([AlertBefore, ThreatBefore]);
export type Before = z.input<typeof Before>;
export type Kept = z.infer<typeof Before>;
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
    async take(token: string, actor: string, since: string): Promise<Kept[] | null> {
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
