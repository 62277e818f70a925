import type { ThreatFilter } from "@/lib/schema/threat-query";
import {
  asCondition,
  type Choice,
  matchOf,
  outcomeConditions,
  type Sql,
  slaCondition,
  type TagKind,
  tagCondition,
  type WordMatch,
} from "./threat-filter";

const BY_DEADLINE = `threats t INDEXED BY "threats_status_respondBy_idx"`;

/** Where rows come from in order of `key`, which holds their seq: one walk a value, and what else they must satisfy. */
export type Plan = { from: string; key: string; walks: Sql[]; where: Sql[]; distinct: boolean };

/** `ordered` choices: the first drives the walk. `few` at risk are found by their deadline and sorted; many are met soon enough on the way down. */
export function planOf(
  query: ThreatFilter,
  { now, few, ordered, how }: { now: Date; few: boolean; ordered: Choice[]; how: WordMatch },
): Plan {
  const choices = [...ordered];
  const where = [...slaCondition(query, now), ...outcomeConditions(query, now)];
  const match = query.search === undefined ? null : matchOf(query.search, how);
  if (query.search?.trim() && match === null) where.push({ sql: "0", params: [] }); // nothing but punctuation matches nothing
  const tags: [kind: TagKind, values: string[]][] = [];
  if (query.entity) tags.push(["entity", [query.entity]]);
  if (query.technique?.length) tags.push(["technique", query.technique]);

  const tag = match === null ? tags.shift() : undefined;
  const byStatus = few ? choices.findIndex((choice) => choice.column === "status") : 0;
  const driver = match === null && !tag ? choices.splice(byStatus, 1)[0] : undefined;
  where.push(...tags.map(([kind, values]) => tagCondition("threat_tags", kind, values)), ...choices.map(asCondition));
  if (match !== null) {
    const walk = { sql: "threat_search MATCH ?", params: [match] };
    const from = "threat_search s CROSS JOIN threats t ON t.seq = s.rowid";
    return { from, key: "s.rowid", walks: [walk], where, distinct: false };
  }
  if (tag) {
    const [kind, values] = tag;
    const walks = [...new Set(values)].map((value) => ({ sql: `g.kind = '${kind}' AND g.value = ?`, params: [value] }));
    const from = "threat_tags g CROSS JOIN threats t ON t.seq = g.seq";
    return { from, key: "g.seq", walks, where, distinct: walks.length > 1 };
  }
  const walks = driver
    ? driver.values.map((value) => ({ sql: `t.${driver.column} = ?`, params: [value] }))
    : [{ sql: "1", params: [] }];
  const byDeadline = few && driver?.column === "status";
  return { from: byDeadline ? BY_DEADLINE : "threats t", key: "t.seq", walks, where, distinct: false };
}

/** One walk down an index a value, each cut at `limit`: no row past a page is ever sorted. */
export function walkAll(plan: Plan, columns: string, bounds: Sql[], order: string, limit: number): Sql {
  const { key } = plan;
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
