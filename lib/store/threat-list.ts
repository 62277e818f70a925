import * as z from "zod";
import { AppError } from "@/lib/errors";
import type { ThreatPage, ThreatQuery } from "@/lib/schema/threat-query";
import type { Database, Param } from "./client";
import { integer, json } from "./columns";
import { failureOf } from "./failure";
import { countAll, countDue } from "./rollups";
import { asCondition, choicesOf, matchOf, riskUntil, type Sql, slaCondition, tagCondition } from "./threat-filter";
import { StoredSummary } from "./threat-row";

const EXACT_TO = 1000;
const FEW = 2000;
const BY_DEADLINE = `threats t INDEXED BY "threats_status_respondBy_idx"`;
const Row = z.object({ seq: integer, summary: json(StoredSummary) });
const Count = z.object({ n: integer });

/** Where rows come from in order of `seq`, one walk a value, and what else they must satisfy. */
type Plan = { from: string; walks: Sql[]; where: Sql[]; distinct: boolean };

/** `few` at risk are found by their deadline and sorted; many are met soon enough on the way down. */
function planOf(query: ThreatQuery, now: Date, few: boolean): Plan {
  const choices = choicesOf(query);
  const where = slaCondition(query, now);
  const match = query.search === undefined ? null : matchOf(query.search);
  if (query.search?.trim() && match === null) where.push({ sql: "0", params: [] }); // nothing but punctuation matches nothing
  const tags: [kind: "entity" | "technique", values: string[]][] = [];
  if (query.entity) tags.push(["entity", [query.entity]]);
  if (query.technique?.length) tags.push(["technique", query.technique]);

  const tag = match === null ? tags.shift() : undefined;
  const byStatus = few ? choices.findIndex((choice) => choice.column === "status") : 0;
  const driver = match === null && !tag ? choices.splice(byStatus, 1)[0] : undefined;
  where.push(...tags.map(([kind, values]) => tagCondition(kind, values)), ...choices.map(asCondition));
  if (match !== null) {
    const walk = { sql: "threat_search MATCH ?", params: [match] };
    return { from: "threat_search s CROSS JOIN threats t ON t.seq = s.rowid", walks: [walk], where, distinct: false };
  }
  if (tag) {
    const [kind, values] = tag;
    const walks = [...new Set(values)].map((value) => ({ sql: `g.kind = '${kind}' AND g.value = ?`, params: [value] }));
    return { from: "threat_tags g CROSS JOIN threats t ON t.seq = g.seq", walks, where, distinct: walks.length > 1 };
  }
  const walks = driver
    ? driver.values.map((value) => ({ sql: `t.${driver.column} = ?`, params: [value] }))
    : [{ sql: "1", params: [] }];
  const byDeadline = few && driver?.column === "status";
  return { from: byDeadline ? BY_DEADLINE : "threats t", walks, where, distinct: false };
}

/** One walk down an index a value, each cut at `limit`: no row past a page is ever sorted. */
function walkAll(plan: Plan, columns: string, bounds: Sql[], order: string, limit: number): Sql {
  const key = plan.from.startsWith("threat_search")
    ? "s.rowid"
    : plan.from.startsWith("threat_tags")
      ? "g.seq"
      : "t.seq";
  const parts = plan.walks.map((walk) => {
    const all = [walk, ...bounds.map((bound) => ({ ...bound, sql: bound.sql.replace("$seq", key) })), ...plan.where];
    return {
      sql: `SELECT * FROM (SELECT ${columns} FROM ${plan.from} WHERE ${all.map((part) => part.sql).join(" AND ")} ORDER BY ${key} ${order} LIMIT ${limit})`,
      params: all.flatMap((part) => part.params),
    };
  });
  const union = parts.map((part) => part.sql).join(plan.distinct ? " UNION " : " UNION ALL ");
  return { sql: `${union} ORDER BY seq ${order} LIMIT ${limit}`, params: parts.flatMap((part) => part.params) };
}

function cursorOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const seq = /^s(\d{1,15})$/.exec(cursor)?.[1];
  if (seq === undefined) {
    throw new AppError("invalid", "Invalid threat query: cursor is not one that this list gave.", {
      errors: [{ path: "cursor", message: "must be a next_cursor of this list" }],
    });
  }
  return Number(seq);
}

export function listThreatRows(db: Database) {
  /** Rows are created in order of time, so "since" is a bound of `seq`. */
  async function boundOf(since: string | undefined): Promise<Sql[]> {
    if (since === undefined) return [];
    const [first] = await db.read(
      z.object({ seq: integer }),
      "SELECT seq FROM threats WHERE createdAt >= ? ORDER BY createdAt, seq LIMIT 1",
      since,
    );
    return [{ sql: "$seq >= ?", params: [first?.seq ?? Number.MAX_SAFE_INTEGER] }];
  }

  async function totalOf(
    query: ThreatQuery,
    plan: Plan,
    since: Sql[],
  ): Promise<{ total: number; total_is_lower_bound: boolean }> {
    const { sort: _sort, cursor: _cursor, limit: _limit, search, ...filter } = query;
    const used = Object.values({ ...filter, search: search?.trim() || undefined }).some((value) => value !== undefined);
    if (!used) return { total: await countAll(db), total_is_lower_bound: false };
    const { sql, params } = walkAll(plan, "t.seq", since, "DESC", EXACT_TO + 1);
    const [row] = await db.read(Count, `SELECT count(*) AS n FROM (${sql})`, ...params);
    const total = Math.min(row?.n ?? 0, EXACT_TO);
    return { total, total_is_lower_bound: (row?.n ?? 0) > EXACT_TO };
  }

  return async (query: ThreatQuery, now: Date): Promise<ThreatPage> => {
    const few = query.sla_at_risk === true && (await countDue(db, riskUntil(now))) <= FEW;
    const plan = planOf(query, now, few);
    const order = query.sort === "newest" ? "DESC" : "ASC";
    const after = cursorOf(query.cursor);
    const bounds: Sql[] = await boundOf(query.since);
    const cursor: Sql[] =
      after === null ? [] : [{ sql: `$seq ${order === "DESC" ? "<" : ">"} ?`, params: [after] as Param[] }];
    try {
      const { sql, params } = walkAll(plan, "t.seq, t.summary", [...bounds, ...cursor], order, query.limit + 1);
      const rows = await db.read(Row, sql, ...params);
      const items = rows.slice(0, query.limit).map(({ seq, summary }) => ({ ...summary, seq }));
      const more = rows.length > query.limit ? items.at(-1) : undefined;
      return { items, next_cursor: more ? `s${more.seq}` : null, ...(await totalOf(query, plan, bounds)) };
    } catch (error) {
      if (!/fts5|phrase/i.test(failureOf(error)?.message ?? "")) throw error;
      throw new AppError("invalid", "Invalid threat query: search cannot be read.", {
        errors: [{ path: "search", message: "must be plain words" }],
        cause: error,
      });
    }
  };
}
