import * as z from "zod";
import type { Database } from "./client";
import { integer } from "./columns";
import { type Choice, OPEN_STATUSES } from "./threat-filter";

const Rollup = z.object({
  dimension: z.string(),
  hour: z.string(),
  key: z.string(),
  count: integer,
  sum: z.union([z.bigint(), z.number()]).transform(Number),
});
export type Rollup = z.infer<typeof Rollup>;

const Count = z.object({ n: integer });
const Instant = z.object({ at: z.string().nullable() });

/** `2026-01-31T12`: the hour of an instant, as rollups name it. */
export const hourOf = (at: Date) => at.toISOString().slice(0, 13);
/** `2026-01-31T12:3`: ten minutes, as the agents' rollups name them. */
export const tenMinutesOf = (at: Date) => at.toISOString().slice(0, 15);

/** The upper edge, in milliseconds, of a bucket of the latency histogram; each is 10 % wide. */
export const latencyOf = (bucket: string) => 1.1 ** (Number(bucket) + 1);

export async function countAll(db: Database, dimension: "total" | "workflow_total" = "total"): Promise<number> {
  const [row] = await db.read(
    Count,
    `SELECT "count" AS n FROM rollups WHERE dimension = ? AND hour = 'all' AND key = ''`,
    dimension,
  );
  return row?.n ?? 0;
}

/** Open threats due by then: whole minutes from the rollup, the last minute from its index. */
export async function countDue(db: Database, until: Date): Promise<number> {
  const minute = until.toISOString().slice(0, 16);
  const [row] = await db.read(
    Count,
    `SELECT (SELECT coalesce(sum("count"), 0) FROM rollups WHERE dimension = 'due' AND hour = 'all' AND key < ?)
       + (SELECT count(*) FROM threats WHERE status IN (${OPEN_STATUSES.map(() => "?").join(", ")}) AND respondBy >= ? AND respondBy <= ?) AS n`,
    minute,
    ...OPEN_STATUSES,
    minute,
    until.toISOString(),
  );
  return row?.n ?? 0;
}

const DIMENSIONS_OF_THREATS: Record<string, string> = {
  severity: "severity",
  status: "status",
  threatType: "threat_type",
  customerKey: "customer",
};

// no rollup counts these; they leave few rows
const UNCOUNTED_FEW = new Set(["assignee", "batchId", "resolution", "ruleId", "ticketId"]);

/** The choices, the one that leaves fewest rows first: one that has no rollup stays where it stood among those. */
export async function smallestFirst(
  db: Database,
  choices: Choice[],
  dimensionOf: Record<string, string> = DIMENSIONS_OF_THREATS,
): Promise<Choice[]> {
  const known = choices.filter(({ column }) => dimensionOf[column]);
  if (choices.length < 2 || known.length === 0) return choices;
  const one = (choice: Choice) =>
    `SELECT '${choice.column}' AS column, coalesce(sum("count"), 0) AS n FROM rollups
     WHERE dimension = '${dimensionOf[choice.column]}' AND hour = 'all' AND key IN (${choice.values.map(() => "?").join(", ")})`;
  const rows = await db.read(
    z.object({ column: z.string(), n: integer }),
    known.map(one).join(" UNION ALL "),
    ...known.flatMap((choice) => choice.values),
  );
  const size = new Map(rows.map((row) => [row.column, row.n]));
  const sizeOf = ({ column }: Choice) => size.get(column) ?? (UNCOUNTED_FEW.has(column) ? 0 : Number.MAX_SAFE_INTEGER);
  return [...choices].sort((a, b) => sizeOf(a) - sizeOf(b));
}

export type RollupStore = ReturnType<typeof rollupStore>;

export function rollupStore(db: Database) {
  const select = `SELECT dimension, hour, key, "count", "sum" FROM rollups`;
  const marks = (values: unknown[]) => values.map(() => "?").join(", ");
  return {
    total: () => countAll(db),
    /** Counts over everything stored. */
    overall: (dimensions: string[]) =>
      db.read(Rollup, `${select} WHERE hour = 'all' AND dimension IN (${marks(dimensions)})`, ...dimensions),
    /** Counts of the hours (or ten minutes) from `since` on. */
    since: (dimensions: string[], since: string) =>
      db.read(
        Rollup,
        `${select} WHERE dimension IN (${marks(dimensions)}) AND hour >= ? AND hour < 'all'`,
        ...dimensions,
        since,
      ),
    /** The busiest customers of all time, by the name they were last called. */
    busiestCustomers: (limit: number) =>
      db.read(
        z.object({ customer_name: z.string(), count: integer }),
        `SELECT coalesce((SELECT customerName FROM threats t WHERE t.customerKey = r.key ORDER BY seq DESC LIMIT 1), r.key)
           AS customer_name, r."count" AS "count"
         FROM rollups r WHERE dimension = 'customer' AND hour = 'all' AND "count" > 0 ORDER BY "count" DESC, key LIMIT ?`,
        limit,
      ),
    async customersSince(since: string): Promise<number> {
      const [row] = await db.read(
        Count,
        `SELECT count(DISTINCT key) AS n FROM rollups WHERE dimension = 'customer' AND hour >= ? AND hour < 'all' AND "count" > 0`,
        since,
      );
      return row?.n ?? 0;
    },
    dueBy: (until: Date) => countDue(db, until),
    async nextBreach(after: Date): Promise<string | null> {
      const one = "SELECT min(respondBy) AS at FROM threats WHERE status = ? AND respondBy > ?";
      const [row] = await db.read(
        Instant,
        `SELECT min(at) AS at FROM (${OPEN_STATUSES.map(() => one).join(" UNION ALL ")})`,
        ...OPEN_STATUSES.flatMap((status) => [status, after.toISOString()]),
      );
      return row?.at ?? null;
    },
    async oldestOpenReview(): Promise<string | null> {
      const [row] = await db.read(
        Instant,
        `SELECT min(createdAt) AS at FROM threats INDEXED BY "threats_open_review" WHERE requiresReview = 1 AND status <> 'resolved'`,
      );
      return row?.at ?? null;
    },
    /** Hours older than any screen shows, of dimensions that only the last days need. */
    prune: (before: Date) => db.run("DELETE FROM rollups WHERE hour < ? AND dimension <> 'due'", hourOf(before)),
  };
}
