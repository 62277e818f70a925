import type { WorkflowFilter } from "@/lib/schema/workflow-query";
import { keyOf } from "./columns";
import {
  asCondition,
  type Choice,
  matchOf,
  type Sql,
  type TagKind,
  tagCondition,
  type WordMatch,
} from "./threat-filter";
import type { Plan } from "./threat-plan";

const TAGS = "workflow_tags";
const ENTITY_KINDS = ["host", "user", "ip", "hash", "domain"];
const TICKET = /^\s*SOC-(\d{1,12})\s*$/i;

/** `SOC-000012`, when that is all that is searched for. */
export function ticketAsked(search: string | undefined): string | null {
  const [, number] = TICKET.exec(search ?? "") ?? [];
  return number === undefined ? null : `SOC-${String(Number(number)).padStart(6, "0")}`;
}

/** The choices of a filter; each column has a (column, seq) index. */
export function workflowChoices(filter: WorkflowFilter): Choice[] {
  const ticket = ticketAsked(filter.search);
  const asked: [string, string[] | undefined][] = [
    ["ticketId", ticket === null ? undefined : [ticket]],
    ["batchId", filter.batch === undefined ? undefined : [filter.batch]],
    ["resolution", filter.resolution],
    ["ruleId", filter.rule === undefined ? undefined : [filter.rule]],
    ["priority", filter.priority],
    ["verdict", filter.verdict],
    ["customerKey", filter.customer?.map(keyOf)],
    ["severity", filter.severity],
    ["status", filter.status],
  ];
  return asked.flatMap(([column, values]) => (values?.length ? [{ column, values: [...new Set(values)] }] : []));
}

/** The filter names a value, the tags name its kind too. */
function tagsOf(entity: string): string[] {
  const value = entity.trim().toLowerCase();
  return [...ENTITY_KINDS.map((kind) => `${kind}:${value}`), value];
}

const createdBetween = ({ created_from, created_to }: WorkflowFilter): Sql[] => [
  ...(created_from ? [{ sql: "+t.createdAt >= ?", params: [created_from] }] : []),
  ...(created_to ? [{ sql: "+t.createdAt < ?", params: [created_to] }] : []),
];

/** As for threats: a search drives the walk, else an entity or a technique, else the choice that leaves fewest rows. */
export function workflowPlan(query: WorkflowFilter, ordered: Choice[], how: WordMatch): Plan {
  const choices = [...ordered];
  const where: Sql[] = [];
  const words = query.search === undefined || ticketAsked(query.search) ? "" : query.search;
  const match = matchOf(words, how);
  if (words.trim() && match === null) where.push({ sql: "0", params: [] }); // nothing but punctuation matches nothing
  const tags: [kind: TagKind, values: string[]][] = [];
  if (query.entity) tags.push(["entity", tagsOf(query.entity)]);
  if (query.technique?.length) tags.push(["technique", [...new Set(query.technique)]]);
  const tag = match === null ? tags.shift() : undefined;
  const driver = match === null && !tag ? choices.shift() : undefined;
  where.push(...tags.map(([kind, values]) => tagCondition(TAGS, kind, values)));
  where.push(...choices.map(asCondition), ...createdBetween(query));
  if (match !== null) {
    const walk = { sql: "workflow_search MATCH ?", params: [match] };
    const from = "workflow_search s CROSS JOIN workflows t ON t.seq = s.rowid";
    return { from, key: "s.rowid", walks: [walk], where, distinct: false };
  }
  if (tag) {
    const [kind, values] = tag;
    const walks = values.map((value) => ({ sql: `g.kind = '${kind}' AND g.value = ?`, params: [value] }));
    const from = `${TAGS} g CROSS JOIN workflows t ON t.seq = g.seq`;
    return { from, key: "g.seq", walks, where, distinct: true };
  }
  const walks = driver
    ? driver.values.map((value) => ({ sql: `t.${driver.column} = ?`, params: [value] }))
    : [{ sql: "1", params: [] }];
  return { from: "workflows t", key: "t.seq", walks, where, distinct: false };
}
