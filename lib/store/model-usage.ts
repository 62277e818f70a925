import * as z from "zod";
import type { Database } from "./client";
import { integer } from "./columns";

const Sums = z.object({
  questions: integer,
  calls: integer,
  input_tokens: integer,
  output_tokens: integer,
  cost_nano: integer,
  reserved_nano: integer,
  saved_nano: integer,
  fallbacks: integer,
  cached: integer,
  skipped: integer,
  findings: integer,
  dropped: integer,
  subjects: integer,
});
export type UsageSums = z.infer<typeof Sums>;
const Group = Sums.extend({ dimension: z.string(), key: z.string() });
export type UsageGroup = z.infer<typeof Group>;
const Day = Sums.extend({ day: z.string() });
export type UsageDay = z.infer<typeof Day>;

const SUMS = Object.keys(Sums.shape)
  .map((name) => `sum(${name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}) AS ${name}`)
  .join(", ");

export type ModelUsageStore = ReturnType<typeof modelUsageStore>;

/** What models were used for, from sums by day (UTC): reading costs the same however many calls there were. */
export function modelUsageStore(db: Database) {
  return {
    /** The sums of the days from `since` on (of all, without it), by what the dimension names. */
    groups: (dimensions: string[], since = ""): Promise<UsageGroup[]> =>
      db.read(
        Group,
        `SELECT dimension, key, ${SUMS} FROM model_usage WHERE dimension IN (${dimensions.map(() => "?").join(", ")})
         AND day >= ? GROUP BY dimension, key ORDER BY sum(costNano) DESC, key`,
        ...dimensions,
        since,
      ),
    /** The customers that cost most, by the name they were last called. */
    customers: (since: string, limit: number): Promise<UsageGroup[]> =>
      db.read(
        Group,
        `SELECT 'customer' AS dimension, coalesce((SELECT customerName FROM model_calls c WHERE c.customerKey = u.key
           ORDER BY seq DESC LIMIT 1), u.key) AS key, ${SUMS}
         FROM model_usage u WHERE dimension = 'customer' AND day >= ? GROUP BY u.key
         ORDER BY sum(costNano) DESC, u.key LIMIT ?`,
        since,
        limit,
      ),
    /** Days with any use, oldest first. */
    days: (since: string): Promise<UsageDay[]> =>
      db.read(
        Day,
        `SELECT day, ${SUMS} FROM model_usage WHERE dimension = 'total' AND day >= ? GROUP BY day ORDER BY day`,
        since,
      ),
    /** How the newest questions since then ended, over all processes; those that were not asked left out. */
    recentOutcomes: async (since: Date, limit: number): Promise<string[]> => {
      const rows = await db.read(
        z.object({ outcome: z.string() }),
        `SELECT outcome FROM model_calls WHERE at >= ? AND outcome IS NOT NULL AND outcome NOT IN ('skipped', 'cached')
         ORDER BY at DESC, seq DESC LIMIT ?`,
        since.toISOString(),
        limit,
      );
      return rows.map(({ outcome }) => outcome);
    },
  };
}
