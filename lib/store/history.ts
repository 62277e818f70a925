import * as z from "zod";
import { ThreatSignal } from "@/lib/schema/signal";
import { Verdict } from "@/lib/schema/threat-analysis";
import type { Database } from "./client";
import { integer, json } from "./columns";

const Row = z.object({
  id: z.string(),
  signal: json(ThreatSignal),
  headline: z.string(),
  techniques: json(z.array(z.string())),
  verdict: Verdict,
  note: z.string(),
  resolved_by: z.string(),
  resolved_at: z.string(),
});
export type PastThreat = z.infer<typeof Row>;

export type HistoryStore = {
  /** Resolved threats detected since then, newest first, at most `limit`. */
  resolvedSince(since: string, limit: number): Promise<PastThreat[]>;
  /** How many stored threats of the address or the user were detected in [since, before). */
  countRecent(question: {
    source_ip: string | null;
    user: string | null;
    since: string;
    before: string;
  }): Promise<number>;
};

const Count = z.object({ n: integer });

const RESOLVED = `SELECT id, signal, headline, techniques, resolution AS verdict, resolutionNote AS note,
  resolvedBy AS resolved_by, resolvedAt AS resolved_at
  FROM threats WHERE resolution IS NOT NULL AND detectedAt >= ? ORDER BY detectedAt DESC LIMIT ?`;

// past this many one more says nothing, and the cost of counting stays bounded
const RECENT_CAP = 1024;
const detected = (column: string) =>
  `SELECT seq FROM (SELECT seq FROM threats WHERE ${column} = ? AND detectedAt >= ? AND detectedAt < ? LIMIT ${RECENT_CAP})`;
const countOf = (...columns: string[]) => `SELECT count(*) AS n FROM (${columns.map(detected).join(" UNION ")})`;

export function historyStore(db: Database): HistoryStore {
  return {
    resolvedSince: (since, limit) => db.read(Row, RESOLVED, since, limit),
    countRecent: async ({ source_ip, user, since, before }) => {
      const asked = Object.entries({ sourceIp: source_ip, userId: user }).filter(([, value]) => value !== null);
      if (asked.length === 0) return 0;
      const sql = countOf(...asked.map(([column]) => column));
      const [row] = await db.read(Count, sql, ...asked.flatMap(([, value]) => [value, since, before]));
      return row?.n ?? 0;
    },
  };
}
