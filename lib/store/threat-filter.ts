import type { ThreatFilter } from "@/lib/schema/threat-query";
import type { Param } from "./client";
import { keyOf } from "./columns";

const SLA_RISK_MINUTES = 15;
export const OPEN_STATUSES = ["completed", "in_review", "escalated"];
const MAX_WORDS = 12;

export type Sql = { sql: string; params: Param[] };
/** `column` must be one of `values`; each column here has a (column, seq) index. */
export type Choice = { column: string; values: Param[] };

const marks = (values: unknown[]) => values.map(() => "?").join(", ");

/** The choices of a filter, the one that usually leaves fewest rows first. */
export function choicesOf(filter: ThreatFilter): Choice[] {
  const asked: [string, Param[] | undefined][] = [
    ["resolution", filter.resolution],
    ["assignee", filter.assignee === undefined ? undefined : [filter.assignee]],
    ["customerKey", filter.customer && [...new Set(filter.customer.map(keyOf))]],
    ["threatType", filter.threat_type],
    ["severity", filter.severity],
    ["status", filter.status ?? (filter.sla_at_risk === undefined ? undefined : OPEN_STATUSES)],
    [
      "recommendation",
      filter.likely_false === undefined
        ? undefined
        : filter.likely_false
          ? ["likely_fp"]
          : ["needs_review", "likely_real"],
    ],
    ["requiresReview", filter.requires_review === undefined ? undefined : [filter.requires_review ? 1 : 0]],
  ];
  return asked.flatMap(([column, values]) => (values?.length ? [{ column, values: [...new Set(values)] }] : []));
}

/** A condition that filters rows but never picks the index: the driver of the walk does that. */
export function asCondition({ column, values }: Choice): Sql {
  return { sql: `+t.${column} IN (${marks(values)})`, params: values };
}

export const riskUntil = (now: Date) => new Date(now.getTime() + SLA_RISK_MINUTES * 60_000);

export function slaCondition(filter: ThreatFilter, now: Date): Sql[] {
  if (filter.sla_at_risk === undefined) return [];
  const until = riskUntil(now).toISOString();
  const open = `+t.status IN (${marks(OPEN_STATUSES)})`;
  return [{ sql: `${open} AND t.respondBy ${filter.sla_at_risk ? "<=" : ">"} ?`, params: [...OPEN_STATUSES, until] }];
}

/** What became of it: a first answer, and whether that came in time. */
export function outcomeConditions({ answered, sla }: ThreatFilter, now: Date): Sql[] {
  const conditions: Sql[] = [];
  if (answered !== undefined) conditions.push({ sql: `t.acknowledgedAt IS ${answered ? "NOT " : ""}NULL`, params: [] });
  if (sla === "met") conditions.push({ sql: "+t.requiresReview = 1 AND t.acknowledgedAt <= t.respondBy", params: [] });
  if (sla === "missed") {
    conditions.push({
      sql: "+t.requiresReview = 1 AND (t.acknowledgedAt > t.respondBy OR (t.acknowledgedAt IS NULL AND t.respondBy < ?))",
      params: [now.toISOString()],
    });
  }
  return conditions;
}

export type TagKind = "entity" | "technique";

export function tagCondition(table: "threat_tags" | "workflow_tags", kind: TagKind, values: string[]): Sql {
  return {
    sql: `EXISTS (SELECT 1 FROM ${table} x WHERE x.kind = '${kind}' AND x.value IN (${marks(values)}) AND x.seq = t.seq)`,
    params: values,
  };
}

/** "whole": every word stands in the threat; "beginning": every word begins one of its words, which costs more the more there are. */
export type WordMatch = "whole" | "beginning";

/** Null without a word to look for. */
export function matchOf(search: string, how: WordMatch): string | null {
  const words = search
    .normalize("NFKC")
    .split(/[^\p{L}\p{N}._:@-]+/u)
    .map((word) => word.replace(/^[._:@-]+|[._:@-]+$/g, ""))
    .filter((word) => word !== "");
  return words.length === 0
    ? null
    : words
        .slice(0, MAX_WORDS)
        .map((word) => `"${word}"${how === "beginning" ? "*" : ""}`)
        .join(" AND ");
}
