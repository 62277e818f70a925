import type { ReviewQuery } from "@/lib/schema/review";
import { ALERT_WAITS, THREAT_WAITS } from "@/lib/schema/review-item";
import type { Sql } from "./threat-filter";

/** No walk looks at more than this many rows that wait: those due first, of alerts the newest. */
export const MOST_WALKED = 5000;

/** Where an item stands: 0 when it is late, else 1; how grave (0 for all that are late); when it is due; and what tells equals apart. */
export type Standing = { at: string; late: number; grave: number; due: string; kind: string; seq: number };
export type Asked = Pick<ReviewQuery, "kind" | "snoozed"> & { assignee: string | null; now: string };

const NEVER = "9999"; // sorts behind every instant
const GRAVE =
  "CASE severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 WHEN 'low' THEN 3 ELSE 4 END";
const PRIORITY = "CASE priority WHEN 'P1' THEN 0 WHEN 'P2' THEN 1 WHEN 'P3' THEN 2 WHEN 'P4' THEN 3 WHEN 'P5' THEN 4";
const ORDER = "late, grave, due, kind, seq";

const all = (parts: Sql[]): Sql => ({
  sql: parts.map((part) => part.sql).join(" AND "),
  params: parts.flatMap((part) => part.params),
});

/** Rows of threats that wait, by way of an index: of a person's own, or of each status by deadline. */
function threatSources({ assignee, snoozed, now }: Asked): { from: string; where: Sql }[] {
  const waits: Sql[] = [
    { sql: "requiresReview = 1", params: [] },
    snoozed
      ? { sql: "snoozedUntil > ?", params: [now] }
      : { sql: "(snoozedUntil IS NULL OR snoozedUntil <= ?)", params: [now] },
  ];
  if (assignee !== null) {
    const mine = {
      sql: `assignee = ? AND +status IN (${THREAT_WAITS.map(() => "?").join(", ")})`,
      params: [assignee, ...THREAT_WAITS],
    };
    return [{ from: `threats INDEXED BY "threats_assignee_seq_idx"`, where: all([mine, ...waits]) }];
  }
  return THREAT_WAITS.map((status) => ({
    from: `threats INDEXED BY "threats_status_respondBy_idx"`,
    where: all([{ sql: "status = ?", params: [status] }, ...waits]),
  }));
}

function alertSources({ assignee, snoozed }: Asked): { from: string; where: Sql }[] {
  if (snoozed) return []; // alerts cannot be put off
  const mine: Sql[] = assignee === null ? [] : [{ sql: "assignee = ?", params: [assignee] }];
  const awaiting = { sql: "status = 'awaiting_approval'", params: [] };
  const judged = ALERT_WAITS.map((verdict) => ({
    from: `workflows INDEXED BY "workflows_verdict_seq_idx"`,
    where: all([{ sql: "verdict = ? AND +status = 'completed' AND resolution IS NULL", params: [verdict] }, ...mine]),
  }));
  return [{ from: `workflows INDEXED BY "workflows_status_seq_idx"`, where: all([awaiting, ...mine]) }, ...judged];
}

const after = (standing: Standing | null): Sql =>
  standing
    ? {
        sql: `(${ORDER}) > (?, ?, ?, ?, ?)`,
        params: [standing.late, standing.grave, standing.due, standing.kind, standing.seq],
      }
    : { sql: "1", params: [] };

/** Late ones come off the index as they are due, so a page reads a page; of the others no more than MOST_WALKED are sorted. */
function threatWalks(asked: Asked, past: Standing | null, limit: number): Sql[] {
  const rest = after(past);
  return threatSources(asked).flatMap(({ from, where }) => {
    const from0 = past?.late === 0 ? past.due : "";
    const late: Sql = {
      sql: `SELECT * FROM (SELECT 0 AS late, 0 AS grave, respondBy AS due, 'threat' AS kind, seq FROM ${from}
        WHERE ${where.sql} AND respondBy >= ? AND respondBy < ? AND ${past?.late === 0 ? "(0, 0, respondBy, 'threat', seq) > (?, ?, ?, ?, ?)" : "1"}
        ORDER BY respondBy, seq LIMIT ${limit})`,
      params: [...where.params, from0, asked.now, ...(past?.late === 0 ? rest.params : [])],
    };
    const inTime: Sql = {
      sql: `SELECT * FROM (SELECT 1 AS late, ${GRAVE} AS grave, respondBy AS due, 'threat' AS kind, seq FROM
        (SELECT severity, respondBy, seq FROM ${from} WHERE ${where.sql} AND respondBy >= ? ORDER BY respondBy LIMIT ${MOST_WALKED}))
        WHERE ${rest.sql}`,
      params: [...where.params, asked.now, ...rest.params],
    };
    return past?.late === 1 ? [inTime] : [late, inTime];
  });
}

function alertWalks(asked: Asked, past: Standing | null): Sql[] {
  const rest = after(past);
  return alertSources(asked).map(({ from, where }) => ({
    sql: `SELECT * FROM (SELECT respondBy IS NULL OR respondBy >= ? AS late, CASE WHEN respondBy < ? THEN 0 ELSE ${PRIORITY} ELSE ${GRAVE} END END AS grave,
        coalesce(respondBy, '${NEVER}') AS due, 'alert' AS kind, seq FROM
        (SELECT severity, priority, respondBy, seq FROM ${from} WHERE ${where.sql} ORDER BY seq DESC LIMIT ${MOST_WALKED}))
        WHERE ${rest.sql}`,
    params: [asked.now, asked.now, ...where.params, ...rest.params],
  }));
}

/** The standings of a page, most urgent first. */
export function standingsOf(asked: Asked, past: Standing | null, limit: number): Sql {
  const walks = [
    ...(asked.kind === "alert" ? [] : threatWalks(asked, past, limit)),
    ...(asked.kind === "threat" ? [] : alertWalks(asked, past)),
  ];
  if (walks.length === 0)
    return { sql: "SELECT 1 AS late, 0 AS grave, '' AS due, '' AS kind, 0 AS seq WHERE 0", params: [] };
  return {
    sql: `${walks.map((walk) => walk.sql).join(" UNION ALL ")} ORDER BY ${ORDER} LIMIT ${limit}`,
    params: walks.flatMap((walk) => walk.params),
  };
}

/** How many wait, each kind counted no further than `most`. */
export function countOf(asked: Asked, most: number): Sql {
  const sources = [
    ...(asked.kind === "alert" ? [] : threatSources(asked)),
    ...(asked.kind === "threat" ? [] : alertSources(asked)),
  ];
  if (sources.length === 0) return { sql: "SELECT 0 AS n", params: [] };
  const one = ({ from, where }: { from: string; where: Sql }) =>
    `(SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${where.sql} LIMIT ${most}))`;
  return { sql: `SELECT ${sources.map(one).join(" + ")} AS n`, params: sources.flatMap(({ where }) => where.params) };
}
