import * as z from "zod";
import type { Database } from "./client";
import { integer, json } from "./columns";

const Entry = z.object({
  id: integer,
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  requestId: z.string(),
  detail: json(z.unknown()),
});
export type AuditEntry = z.infer<typeof Entry>;

export type AuditStore = ReturnType<typeof auditStore>;

/** Entries are written by the statements that they tell of; here they are only read. */
export function auditStore(db: Database) {
  return {
    of: (subject: string): Promise<AuditEntry[]> =>
      db.read(
        Entry,
        "SELECT id, at, actor, action, subject, requestId, detail FROM audit WHERE subject = ? ORDER BY id",
        subject,
      ),
  };
}
