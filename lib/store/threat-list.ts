import * as z from "zod";
import type { ThreatPage, ThreatQuery } from "@/lib/schema/threat-query";
import type { Database } from "./client";
import { integer, json } from "./columns";
import { type Cursor, cursorFor, pageByWords } from "./page-cursor";
import { countAll, countDue, smallestFirst } from "./rollups";
import { choicesOf, riskUntil, type Sql, type WordMatch } from "./threat-filter";
import { type Plan, planOf, walkAll } from "./threat-plan";
import { StoredSummary } from "./threat-row";

const EXACT_TO = 1000;
const FEW = 2000;
const Row = z.object({ seq: integer, summary: json(StoredSummary) });
const Count = z.object({ n: integer });

export function listThreatRows(db: Database) {
  /** Rows are created in order of time, so a moment is a bound of `seq`. */
  async function boundOf(moment: string | undefined, side: ">=" | "<"): Promise<Sql[]> {
    if (moment === undefined) return [];
    const [first] = await db.read(
      z.object({ seq: integer }),
      "SELECT seq FROM threats WHERE createdAt >= ? ORDER BY createdAt, seq LIMIT 1",
      moment,
    );
    return [{ sql: `$seq ${side} ?`, params: [first?.seq ?? Number.MAX_SAFE_INTEGER] }];
  }

  async function totalOf(plan: Plan, since: Sql[]): Promise<{ total: number; total_is_lower_bound: boolean }> {
    const { sql, params } = walkAll(plan, "t.seq", since, "DESC", EXACT_TO + 1);
    const [row] = await db.read(Count, `SELECT count(*) AS n FROM (${sql})`, ...params);
    const total = Math.min(row?.n ?? 0, EXACT_TO);
    return { total, total_is_lower_bound: (row?.n ?? 0) > EXACT_TO };
  }

  async function pageOf(query: ThreatQuery, now: Date, how: WordMatch, after: Cursor | null): Promise<ThreatPage> {
    const { sort, cursor: _cursor, limit, search, ...others } = query;
    const asked = Object.entries({ ...others, search: search?.trim() || undefined }).filter(
      ([, value]) => value !== undefined,
    );
    const due = query.sla_at_risk === true ? await countDue(db, riskUntil(now)) : null;
    const ordered = await smallestFirst(db, choicesOf(query));
    const plan = planOf(query, { now, few: due !== null && due <= FEW, ordered, how });
    const order = sort === "newest" ? "DESC" : "ASC";
    const created = await Promise.all([
      boundOf(query.since, ">="),
      boundOf(query.created_from, ">="),
      boundOf(query.created_to, "<"),
    ]);
    const since = created.flat();
    const bounds = after ? [...since, { sql: `$seq ${order === "DESC" ? "<" : ">"} ?`, params: [after.seq] }] : since;
    const { sql, params } = walkAll(plan, "t.seq, t.summary", bounds, order, limit + 1);
    const rows = await db.read(Row, sql, ...params);
    const items = rows.slice(0, limit).map(({ seq, summary }) => ({ ...summary, seq }));
    const more = rows.length > limit ? items.at(-1) : undefined;
    const known = asked.length === 0 ? await countAll(db) : asked.length === 1 ? due : null;
    return {
      items,
      next_cursor: more ? cursorFor(more.seq, how) : null,
      ...(known === null ? await totalOf(plan, since) : { total: known, total_is_lower_bound: false }),
    };
  }

  return async (query: ThreatQuery, now: Date): Promise<ThreatPage> => {
    return pageByWords("threat", query, (how, after) => pageOf(query, now, how, after));
  };
}
