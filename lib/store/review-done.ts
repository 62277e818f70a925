import * as z from "zod";
import type { Database } from "./client";
import { integer } from "./columns";

/** What somebody resolved or decided since then and did not take back; each threat and alert once. */
export async function countDone(db: Database, actor: string, since: string): Promise<number> {
  const [row] = await db.read(
    z.object({ n: integer }),
    `SELECT count(DISTINCT subject) AS n FROM audit a INDEXED BY "audit_done" WHERE actor = ? AND at >= ?
       AND action IN ('threat.resolved', 'workflow.resolved', 'action.approved', 'action.rejected')
       AND NOT EXISTS (SELECT 1 FROM audit b WHERE b.subject = a.subject AND b.id > a.id
         AND b.action IN ('threat.reopened', 'workflow.reopened', 'threat.undone', 'workflow.undone'))`,
    actor,
    since,
  );
  return row?.n ?? 0;
}
