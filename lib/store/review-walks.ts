import type { ReviewKind, ReviewQuery } from "@/lib/schema/review";
import { ALERT_WAITS, THREAT_WAITS } from "@/lib/schema/review-item";
import type { Sql } from "./threat-filter";

/** Of what is still in time no walk sorts more than this many rows: those due first. */
export const MOST_WALKED = 5000;

/** Where an item stands: 0 when it is late, else 1; how grave (0 for all that are late); when it is due; and what tells equals apart. */
export type Standing = { at: string; late: number; grave: number; due: string; kind: string; seq: number };
export type Asked = Pick<ReviewQuery, "kind" | "snoozed"> & { assignee: string | null; now: string };

const NEVER = "9999"; // sorts behind every instant
const SEVERITY =
  "CASE severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 WHEN 'low' THEN 3 ELSE 4 END";
const PRIORITY = `CASE priority WHEN 'P1' THEN 0 WHEN 'P2' THEN 1 WHEN 'P3' THEN 2 WHEN 'P4' THEN 3 WHEN 'P5' THEN 4 ELSE ${SEVERITY} END`;
const ORDER = "late, grave, due, kind, seq";
const VERDICTS = ALERT_WAITS.map((verdict) => `'${verdict}'`).join(", ");
// the condition of a partial index, word for word
const ALERT_WAITING = `(status = 'awaiting_approval' OR (status = 'completed' AND resolution IS NULL AND verdict IN (${VERDICTS})))`;

/** Rows that wait, by way of an index: of a person's own, or by deadline. */
type Source = { kind: ReviewKind; from: string; where: Sql };

const all = (parts: Sql[]): Sql => ({
  sql: parts.map((part) => part.sql).join(" AND "),
  params: parts.flatMap((part) => part.params),
});

function threatSources({ assignee, snoozed, now }: Asked): Source[] {
  const waits: Sql[] = [
    { sql: "requiresReview = 1", params: [] },
    { sql: snoozed ? "snoozedUntil > ?" : "(snoozedUntil IS NULL OR snoozedUntil <= ?)", params: [now] },
  ];
  if (assignee === null) {
    return THREAT_WAITS.map((status) => ({
      kind: "threat",
      from: `threats INDEXED BY "threats_status_respondBy_idx"`,
      where: all([{ sql: "status = ?", params: [status] }, ...waits]),
    }));
  }
  const sql = `assignee = ? AND +status IN (${THREAT_WAITS.map(() => "?").join(", ")})`;
  const where = all([{ sql, params: [assignee, ...THREAT_WAITS] }, ...waits]);
  return [{ kind: "threat", from: `threats INDEXED BY "threats_assignee_seq_idx"`, where }];
}

function alertSources({ assignee, snoozed }: Asked): Source[] {
  if (snoozed) return []; // alerts cannot be put off
  const waits = { sql: ALERT_WAITING, params: [] };
  if (assignee === null) return [{ kind: "alert", from: `workflows INDEXED BY "workflows_waiting"`, where: waits }];
  const where = all([{ sql: "assignee = ?", params: [assignee] }, waits]);
  return [{ kind: "alert", from: `workflows INDEXED BY "workflows_assignee"`, where }];
}

const sourcesOf = (asked: Asked): Source[] => [
  ...(asked.kind === "alert" ? [] : threatSources(asked)),
  ...(asked.kind === "threat" ? [] : alertSources(asked)),
];

const after = (standing: Standing | null, row: string): Sql =>
  standing
    ? {
        sql: `(${row}) > (?, ?, ?, ?, ?)`,
        params: [standing.late, standing.grave, standing.due, standing.kind, standing.seq],
      }
    : { sql: "1", params: [] };

/** Late ones come off the index as they are due, so that a page reads a page of them. */
function lateWalk({ kind, from, where }: Source, { now }: Asked, past: Standing | null, limit: number): Sql {
  const rest = after(past, `0, 0, respondBy, '${kind}', seq`);
  return {
    sql: `SELECT * FROM (SELECT 0 AS late, 0 AS grave, respondBy AS due, '${kind}' AS kind, seq FROM ${from}
      WHERE ${where.sql} AND respondBy >= ? AND respondBy < ? AND ${rest.sql} ORDER BY respondBy, seq LIMIT ${limit})`,
    params: [...where.params, past?.due ?? "", now, ...rest.params],
  };
}

/** Those in time, and then those without a deadline, which only alerts can lack. */
function inTimeWalks({ kind, from, where }: Source, { now }: Asked, past: Standing | null): Sql[] {
  const grave = kind === "threat" ? `${SEVERITY}` : PRIORITY;
  const columns = kind === "threat" ? "severity, respondBy, seq" : "severity, priority, respondBy, seq";
  const due: Sql[] = [{ sql: "respondBy >= ?", params: [now] }];
  if (kind === "alert") due.push({ sql: "respondBy IS NULL", params: [] });
  const rest = after(past, ORDER);
  return due.map((when) => ({
    sql: `SELECT * FROM (SELECT 1 AS late, ${grave} AS grave, coalesce(respondBy, '${NEVER}') AS due, '${kind}' AS kind, seq FROM
      (SELECT ${columns} FROM ${from} WHERE ${where.sql} AND ${when.sql} ORDER BY respondBy LIMIT ${MOST_WALKED}))
      WHERE ${rest.sql}`,
    params: [...where.params, ...when.params, ...rest.params],
  }));
}

/** The standings of a page, most urgent first. */
export function standingsOf(asked: Asked, past: Standing | null, limit: number): Sql {
  const walks = sourcesOf(asked).flatMap((source) => [
    ...(past?.late === 1 ? [] : [lateWalk(source, asked, past, limit)]),
    ...inTimeWalks(source, asked, past),
  ]);
  if (walks.length === 0) {
    return { sql: "SELECT 1 AS late, 0 AS grave, '' AS due, '' AS kind, 0 AS seq WHERE 0", params: [] };
  }
  return {
    sql: `${walks.map((walk) => walk.sql).join(" UNION ALL ")} ORDER BY ${ORDER} LIMIT ${limit}`,
    params: walks.flatMap((walk) => walk.params),
  };
}

/** How many wait, each kind counted no further than `most`. */
export function countOf(asked: Asked, most: number): Sql {
  const sources = sourcesOf(asked);
  if (sources.length === 0) return { sql: "SELECT 0 AS n", params: [] };
  const one = ({ from, where }: Source) =>
    `(SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where.sql} LIMIT ${most}))`;
  return {
    sql: `SELECT ${sources.map(one).join(" + ")} AS n`,
    params: sources.flatMap(({ where }) => where.params),
  };
}
