import type { ReviewKind, ReviewQuery } from "@/lib/schema/review";
import { ALERT_WAITS, THREAT_WAITS } from "@/lib/schema/review-item";
import type { Sql } from "./threat-filter";

/** Of each kind no more are counted. */
export const MOST_COUNTED = 20_000;

/** Where an item stands: the earliest comes first, and of equals the one that came in first. */
export type Standing = { urgent: string; seq: number };
export type Asked = Pick<ReviewQuery, "kind" | "snoozed" | "late"> & { mine: boolean; me: string; now: string };

const named = (values: readonly string[]) => values.map((value) => `'${value}'`).join(", ");
// the conditions of the partial indexes, word for word
const WAITING: Record<ReviewKind, string> = {
  threat: `threats INDEXED BY "threats_waiting" WHERE (requiresReview = 1 AND status IN (${named(THREAT_WAITS)}))`,
  alert: `workflows INDEXED BY "workflows_waiting" WHERE (status IN ('awaiting_approval', 'failed', 'completed') AND (status = 'awaiting_approval' OR resolution IS NULL)
        AND (status <> 'completed' OR verdict IN (${named(ALERT_WAITS)})))`,
};

const AWAKE = "(snoozedUntil IS NULL OR snoozedUntil <= ?)";
const ASLEEP = "snoozedUntil > ?";

function wanted({ snoozed, late, mine, me, now }: Asked): Sql {
  const parts: Sql[] = [{ sql: snoozed ? ASLEEP : AWAKE, params: [now] }];
  if (late) parts.push({ sql: "respondBy < ?", params: [now] });
  if (mine) parts.push({ sql: "assignee = ?", params: [me] });
  return { sql: parts.map((part) => part.sql).join(" AND "), params: parts.flatMap((part) => part.params) };
}

const kindsOf = (kind: ReviewKind | undefined): ReviewKind[] => (kind ? [kind] : ["threat", "alert"]);

/** The standings of a page, most urgent first: each kind off its index, no further than the page goes. */
export function standingsOf(asked: Asked, past: Standing | null, limit: number): Sql {
  const match = wanted(asked);
  const walks = kindsOf(asked.kind).map((kind) => ({
    sql: `SELECT * FROM (SELECT '${kind}' AS kind, urgentAt AS urgent, seq FROM ${WAITING[kind]}
      ${past ? "AND (urgentAt, seq) > (?, ?)" : ""} AND ${match.sql} ORDER BY urgentAt, seq LIMIT ${limit})`,
    params: [...(past ? [past.urgent, past.seq] : []), ...match.params],
  }));
  return {
    sql: `${walks.map((walk) => walk.sql).join(" UNION ALL ")} ORDER BY urgent, seq LIMIT ${limit}`,
    params: walks.flatMap((walk) => walk.params),
  };
}

/** One row a kind: how many match, wait, are late, are one's own and are put off, and when the next snooze ends. */
export function countsOf(asked: Asked): Sql {
  const { now, me } = asked;
  const match = wanted(asked);
  const parts = kindsOf(undefined).map((kind) => {
    const matches = kindsOf(asked.kind).includes(kind) ? match : { sql: "0", params: [] };
    return {
      sql: `SELECT count(*) AS seen, count(*) FILTER (WHERE ${matches.sql}) AS matching, count(*) FILTER (WHERE ${AWAKE}) AS waiting,
        count(*) FILTER (WHERE ${AWAKE} AND respondBy < ?) AS late, count(*) FILTER (WHERE ${AWAKE} AND assignee = ?) AS mine,
        count(*) FILTER (WHERE ${ASLEEP}) AS snoozed, min(snoozedUntil) FILTER (WHERE ${ASLEEP}) AS wakes
        FROM (SELECT respondBy, snoozedUntil, assignee FROM ${WAITING[kind]} LIMIT ${MOST_COUNTED + 1})`,
      params: [...matches.params, now, now, now, now, me, now, now],
    };
  });
  return { sql: parts.map((part) => part.sql).join(" UNION ALL "), params: parts.flatMap((part) => part.params) };
}
