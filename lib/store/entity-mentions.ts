import * as z from "zod";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import { WorkflowSummary } from "@/lib/schema/workflow";
import type { Database, Param } from "./client";
import { integer, json } from "./columns";
import { StoredSummary } from "./threat-row";

const LOOKED_AT = 2000; // of the newest; what names more is counted as "2,000+"
const NEWEST = 10;
const MOST_CUSTOMERS = 5;

const Day = z.object({ day: z.string(), n: integer, open: integer, first: z.string(), last: z.string() });
const Customer = z.object({ customer_name: z.string(), count: integer });
const ThreatRow = z.object({ seq: integer, summary: json(StoredSummary) });
const AlertRow = z.object({ summary: json(WorkflowSummary) });
const Oldest = z.object({ at: z.string().nullable() });

/** What to look for: tags, or the keys of one customer. */
export type Named = { tags: string[] } | { customers: string[] };

export type Mentions<Summary> = {
  total: number;
  total_is_lower_bound: boolean;
  open: number;
  newest: Summary[];
  days: { day: string; n: number }[];
  customers: { customer_name: string; count: number }[];
  first: string | null;
  last: string | null;
};

const marks = (values: unknown[]) => values.map(() => "?").join(", ");

type Table = { name: "threats" | "workflows"; tags: "threat_tags" | "workflow_tags"; at: string; open: string };
const THREATS: Table = { name: "threats", tags: "threat_tags", at: "detectedAt", open: "status <> 'resolved'" };
const ALERTS: Table = {
  name: "workflows",
  tags: "workflow_tags",
  at: "eventAt",
  open: "resolution IS NULL AND status <> 'completed'",
};

/** The numbers of what names it, newest first, at most `LOOKED_AT`. */
function seqsOf(table: Table, named: Named, order: "DESC" | "ASC", limit: number): { sql: string; params: Param[] } {
  if ("tags" in named) {
    const where = `kind = 'entity' AND value IN (${marks(named.tags)})`;
    const distinct = named.tags.length > 1 ? "DISTINCT " : "";
    return {
      sql: `SELECT ${distinct}seq FROM ${table.tags} WHERE ${where} ORDER BY seq ${order} LIMIT ${limit}`,
      params: named.tags,
    };
  }
  // the index of alerts by customer is in order of their events
  const by = table.name === "threats" ? "seq" : "eventAt";
  return {
    sql: `SELECT seq FROM ${table.name} WHERE customerKey IN (${marks(named.customers)}) ORDER BY ${by} ${order} LIMIT ${limit}`,
    params: named.customers,
  };
}

export function entityMentionStore(db: Database) {
  async function mentions<Summary>(
    table: Table,
    named: Named,
    newestOf: (sql: string, params: Param[]) => Promise<Summary[]>,
  ): Promise<Mentions<Summary>> {
    const looked = seqsOf(table, named, "DESC", LOOKED_AT);
    const newest = seqsOf(table, named, "DESC", NEWEST);
    const oldest = seqsOf(table, named, "ASC", 1);
    const [days, customers, rows, first] = await Promise.all([
      db.read(
        Day,
        `SELECT substr(t.${table.at}, 1, 10) AS day, count(*) AS n, sum(${table.open}) AS open, min(t.${table.at}) AS first, max(t.${table.at}) AS last
         FROM (${looked.sql}) g CROSS JOIN ${table.name} t ON t.seq = g.seq GROUP BY 1 ORDER BY 1`,
        ...looked.params,
      ),
      db.read(
        Customer,
        `SELECT t.customerName AS customer_name, count(*) AS "count"
         FROM (${looked.sql}) g CROSS JOIN ${table.name} t ON t.seq = g.seq GROUP BY t.customerKey ORDER BY 2 DESC, 1 LIMIT ${MOST_CUSTOMERS}`,
        ...looked.params,
      ),
      newestOf(
        `SELECT t.seq, t.summary FROM (${newest.sql}) g CROSS JOIN ${table.name} t ON t.seq = g.seq ORDER BY t.seq DESC`,
        newest.params,
      ),
      db.read(
        Oldest,
        `SELECT t.${table.at} AS at FROM (${oldest.sql}) g CROSS JOIN ${table.name} t ON t.seq = g.seq`,
        ...oldest.params,
      ),
    ]);
    const total = days.reduce((sum, { n }) => sum + n, 0);
    const at = days.flatMap((day) => [day.first, day.last]).concat(first.flatMap((row) => row.at ?? []));
    return {
      total,
      total_is_lower_bound: total >= LOOKED_AT,
      open: days.reduce((sum, day) => sum + day.open, 0),
      newest: rows,
      days: days.map(({ day, n }) => ({ day, n })),
      customers,
      first: at.length > 0 ? at.reduce((a, b) => (a < b ? a : b)) : null,
      last: at.length > 0 ? at.reduce((a, b) => (a > b ? a : b)) : null,
    };
  }
  return {
    threats: (named: Named): Promise<Mentions<ThreatSummary>> =>
      mentions(THREATS, named, async (sql, params) =>
        (await db.read(ThreatRow, sql, ...params)).map(({ seq, summary }) => ({ ...summary, seq })),
      ),
    alerts: (named: Named): Promise<Mentions<WorkflowSummary>> =>
      mentions(ALERTS, named, async (sql, params) =>
        (await db.read(AlertRow, sql, ...params)).map((row) => row.summary),
      ),
  };
}
export type EntityMentionStore = ReturnType<typeof entityMentionStore>;
