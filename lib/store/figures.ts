import * as z from "zod";
import type { Database, Param } from "./client";
import { integer } from "./columns";
import type { Sql } from "./threat-filter";

const severities = { critical: integer, high: integer, medium: integer, low: integer, info: integer };
const resolved = { resolved: integer, resolvedMs: integer, resolvedFalse: integer };

export const ThreatSums = z.object({
  label: z.string(),
  total: integer,
  ...severities,
  answered: integer,
  answeredMs: integer,
  ...resolved,
  reviewed: integer,
  answeredInTime: integer,
  answeredLate: integer,
});
/** Sums of what was created under one label: a customer's key, a type, an hour or day, or nothing. */
export type ThreatSums = z.infer<typeof ThreatSums>;

export const AlertSums = z.object({ label: z.string(), total: integer, ...severities, ...resolved });
export type AlertSums = z.infer<typeof AlertSums>;

const Waiting = z.object({ hour: z.string(), customerKey: z.string(), threatType: z.string(), n: integer });
/** Threats of one hour that need a person, have had none, and are still in time. */
export type Waiting = z.infer<typeof Waiting>;

/** Whole hours, as rollups name them: `2026-01-31T12`; `to` is exclusive. */
export type HourRange = { from: string; to: string };
export type Asked = { customers: string[]; types: string[] };

const T_COLUMNS = Object.keys(ThreatSums.shape).slice(1);
const A_COLUMNS = Object.keys(AlertSums.shape).slice(1);

const marks = (values: unknown[]) => values.map(() => "?").join(", ");
const among = (column: string, values: string[]): Sql => ({ sql: `${column} IN (${marks(values)})`, params: values });

/** The rows that make up a range: its whole days, and the hours at both ends. */
export function spansOf({ from, to }: HourRange): { step: "hour" | "day"; from: string; to: string }[] {
  const next = new Date(`${from.slice(0, 10)}T00:00:00.000Z`);
  if (!from.endsWith("T00")) next.setUTCDate(next.getUTCDate() + 1);
  const firstDay = next.toISOString().slice(0, 10);
  const lastDay = to.slice(0, 10);
  if (firstDay >= lastDay) return from < to ? [{ step: "hour", from, to }] : [];
  const spans = [
    { step: "hour" as const, from, to: `${firstDay}T00` },
    { step: "day" as const, from: firstDay, to: lastDay },
    { step: "hour" as const, from: `${lastDay}T00`, to },
  ];
  return spans.filter((span) => span.from < span.to);
}

type Cut = { table: string; columns: string[]; kind: string; where: Sql[]; label: string; index?: string };
type Span = ReturnType<typeof spansOf>[number];

function sumOver({ table, columns, kind, where, label, index }: Cut, spans: Span[]): Sql {
  const sums = columns.map((column) => `sum("${column}") AS "${column}"`).join(", ");
  const parts = spans.map(({ step, from, to }) => ({
    sql: `SELECT ${label} AS label, ${columns.map((column) => `"${column}"`).join(", ")} FROM ${table} ${index ? `INDEXED BY "${index}"` : ""}
      WHERE ${["step = ? AND kind = ?", ...where.map((part) => part.sql), "span >= ? AND span < ?"].join(" AND ")}`,
    params: [step, kind, ...where.flatMap((part) => part.params), from, to] satisfies Param[],
  }));
  return {
    sql: `SELECT label, ${sums} FROM (${parts.map((part) => part.sql).join(" UNION ALL ")}) GROUP BY label HAVING sum(total) > 0`,
    params: parts.flatMap((part) => part.params),
  };
}

const NOBODY = { sql: `"customerKey" = ''`, params: [] };
const NOTHING = { sql: `"threatType" = ''`, params: [] };

export type FiguresStore = ReturnType<typeof figuresStore>;

/** Sums by hour and day that triggers keep: what they cost goes by the range, not by what is stored. */
export function figuresStore(db: Database) {
  const threatCut = ({ customers, types }: Asked) => ({
    kind: customers.length > 0 ? (types.length > 0 ? "both" : "customer") : types.length > 0 ? "type" : "all",
    where: [
      customers.length > 0 ? among(`"customerKey"`, customers) : NOBODY,
      types.length > 0 ? among(`"threatType"`, types) : NOTHING,
    ],
  });
  const threats = async (cut: Omit<Cut, "table" | "columns">, spans: Span[]) => {
    if (spans.length === 0) return [];
    const { sql, params } = sumOver({ table: "threat_figures", columns: T_COLUMNS, ...cut }, spans);
    return db.read(ThreatSums, sql, ...params);
  };
  const alerts = async (customers: string[], kind: string, label: string, spans: Span[], where: Sql[]) => {
    if (spans.length === 0) return [];
    const whose = customers.length > 0 ? among(`"customerKey"`, customers) : NOBODY;
    const scoped = customers.length > 0 ? (kind === "all" ? "customer" : `customer_${kind}`) : kind;
    const cut = { table: "workflow_figures", columns: A_COLUMNS, kind: scoped, label, where: [whose, ...where] };
    const { sql, params } = sumOver(cut, spans);
    return db.read(AlertSums, sql, ...params);
  };
  const hours = ({ from, to }: HourRange): Span[] => (from < to ? [{ step: "hour", from, to }] : []);
  const day = "substr(span, 1, 10)";

  return {
    threats: (range: HourRange, asked: Asked) => threats({ ...threatCut(asked), label: "''" }, spansOf(range)),
    /** Labelled by the hour or the day. */
    threatPoints: (range: HourRange, step: "hour" | "day", asked: Asked) =>
      step === "hour"
        ? threats({ ...threatCut(asked), label: "span" }, hours(range))
        : threats({ ...threatCut(asked), label: day }, spansOf(range)),
    threatsByType: (range: HourRange, asked: Asked, all: readonly string[]) => {
      const types = asked.types.length > 0 ? asked.types : [...all];
      return threats({ ...threatCut({ ...asked, types }), label: `"threatType"` }, spansOf(range));
    },
    threatsByCustomer: ({ ...range }: HourRange, { customers, types }: Asked) => {
      if (customers.length > 0) {
        return threats({ ...threatCut({ customers, types }), label: `"customerKey"` }, spansOf(range));
      }
      const kind = types.length > 0 ? "both" : "customer";
      const where = types.length > 0 ? [among(`+"threatType"`, types)] : [];
      return threats({ kind, where, label: `"customerKey"`, index: "threat_figures_span" }, spansOf(range));
    },
    /** Who still has time to answer, of those created in the range. */
    waiting: ({ from, to }: HourRange, now: Date, { customers, types }: Asked): Promise<Waiting[]> => {
      const where = [
        ...(customers.length > 0 ? [among("customerKey", customers)] : []),
        ...(types.length > 0 ? [among("threatType", types)] : []),
      ];
      return db.read(
        Waiting,
        `SELECT substr(createdAt, 1, 13) AS hour, customerKey, threatType, count(*) AS n
         FROM threats INDEXED BY "threats_unanswered"
         WHERE requiresReview = 1 AND acknowledgedAt IS NULL AND respondBy >= ? AND createdAt >= ? AND createdAt < ?
         ${where.map((part) => `AND ${part.sql}`).join(" ")} GROUP BY 1, 2, 3`,
        now.toISOString(),
        from,
        to,
        ...where.flatMap((part) => part.params),
      );
    },
    alerts: (range: HourRange, customers: string[]) =>
      alerts(customers, "all", "''", spansOf(range), [{ sql: "label = ''", params: [] }]),
    alertPoints: (range: HourRange, step: "hour" | "day", customers: string[]) =>
      alerts(customers, "all", step === "hour" ? "span" : day, step === "hour" ? hours(range) : spansOf(range), [
        { sql: "label = ''", params: [] },
      ]),
    alertsBy: (kind: "verdict" | "priority", range: HourRange, customers: string[], labels: readonly string[]) =>
      alerts(customers, kind, "label", spansOf(range), [among("label", [...labels])]),
    /** The names that these customers were last called. */
    async namesOf(keys: string[]): Promise<Map<string, string>> {
      const rows = await db.read(
        z.object({ key: z.string(), name: z.string() }),
        `SELECT value AS key, coalesce((SELECT customerName FROM threats t WHERE t.customerKey = value ORDER BY seq DESC LIMIT 1), value)
           AS name FROM json_each(?)`,
        JSON.stringify(keys),
      );
      return new Map(rows.map(({ key, name }) => [key, name]));
    },
  };
}
