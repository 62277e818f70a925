import * as z from "zod";
import type { Database } from "./client";
import { integer } from "./columns";

const Count = z.object({ id: z.string(), n: integer });
const Ends = z.object({ first: integer.nullable(), last: integer.nullable() });
const Row = z.object({ seq: integer, createdAt: z.string() });

type Of = "threats" | "workflows";

export function techniqueCountStore(db: Database) {
  /** Rows are created in order of time, so the first of a moment is found by halving: some twenty looks, with no index of its own. */
  async function firstSince(of: Of, since: string): Promise<number> {
    const [ends] = await db.read(Ends, `SELECT min(seq) AS first, max(seq) AS last FROM ${of}`);
    let low = ends?.first ?? 0;
    let high = (ends?.last ?? 0) + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [row] = await db.read(Row, `SELECT seq, createdAt FROM ${of} WHERE seq >= ? ORDER BY seq LIMIT 1`, middle);
      if (row && row.createdAt < since) low = row.seq + 1;
      else high = middle;
    }
    return low;
  }

  /** How many threats or alerts created since then name each technique; both tables' tags are in order of `seq`. */
  return async (of: Of, since: string | null): Promise<Map<string, number>> => {
    const tags = of === "threats" ? "threat_tags" : "workflow_tags";
    const from = since === null ? 0 : await firstSince(of, since);
    const rows = await db.read(
      Count,
      `SELECT value AS id, count(*) AS n FROM ${tags} WHERE kind = 'technique' AND seq >= ? GROUP BY value`,
      from,
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  };
}
