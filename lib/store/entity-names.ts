import * as z from "zod";
import type { Database } from "./client";

const Name = z.object({ value: z.string() });
const User = z.object({ userId: z.string().nullable() });
const AFTER = "\u{10ffff}"; // sorts after whatever a name goes on with

/** Hops from one name to the next in the index: a name that a hundred thousand rows mention costs as much as one. */
const namesOf = (table: "threat_tags" | "workflow_tags") => `
  WITH RECURSIVE found(value) AS (
    SELECT min(value) FROM ${table} WHERE kind = 'entity' AND value >= ? AND value < ?
    UNION ALL
    SELECT (SELECT min(value) FROM ${table} WHERE kind = 'entity' AND value > found.value AND value < ?)
    FROM found WHERE found.value IS NOT NULL LIMIT ?
  )
  SELECT value FROM found WHERE value IS NOT NULL`;

export function entityNameStore(db: Database) {
  const beginning = (table: "threat_tags" | "workflow_tags", text: string, limit: number) =>
    db
      .read(Name, namesOf(table), text, text + AFTER, text + AFTER, limit)
      .then((rows) => rows.map(({ value }) => value));
  return {
    /** Names in threats that begin so, as their signals wrote them. */
    inThreats: (text: string, limit: number) => beginning("threat_tags", text, limit),
    /** `host:web-1` and the like: names in alerts that begin so. */
    inAlerts: (kind: string, text: string, limit: number) => beginning("workflow_tags", `${kind}:${text}`, limit),
    /** Whether the newest threat that names it means a user by it. */
    async isUser(value: string): Promise<boolean> {
      const [row] = await db.read(
        User,
        "SELECT userId FROM threats WHERE seq = (SELECT max(seq) FROM threat_tags WHERE kind = 'entity' AND value = ?)",
        value,
      );
      return row?.userId === value;
    },
    /** Customers whose name holds the text, by the name they were last called, the busiest first. */
    customers: async (key: string, limit: number) =>
      (
        await db.read(
          Name,
          `SELECT coalesce((SELECT customerName FROM threats t WHERE t.customerKey = r.key ORDER BY seq DESC LIMIT 1), r.key) AS value
           FROM rollups r WHERE dimension = 'customer' AND hour = 'all' AND "count" > 0 AND instr(key, ?) > 0
           ORDER BY "count" DESC, key LIMIT ?`,
          key,
          limit,
        )
      ).map(({ value }) => value),
  };
}
