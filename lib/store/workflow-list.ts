import * as z from "zod";
import { WorkflowSummary } from "@/lib/schema/workflow";
import type { WorkflowPage, WorkflowQuery } from "@/lib/schema/workflow-query";
import type { Database } from "./client";
import { integer, json } from "./columns";
import { type Cursor, cursorFor, pageByWords } from "./page-cursor";
import { countAll, smallestFirst } from "./rollups";
import type { Sql, WordMatch } from "./threat-filter";
import { type Plan, walkAll } from "./threat-plan";
import { workflowChoices, workflowPlan } from "./workflow-plan";

const EXACT_TO = 1000;
const OVERTAKEN_MS = 60_000;
const Row = z.object({ seq: integer, summary: json(WorkflowSummary) });
const Count = z.object({ n: integer });
const DIMENSION_OF = {
  severity: "workflow_severity",
  status: "workflow_status",
  verdict: "workflow_verdict",
  priority: "workflow_priority",
};

export function listWorkflowRows(db: Database) {
  /** Rows are created almost in order of time: a large batch may be overtaken while it is checked. */
  async function boundsOf({ created_from, created_to }: WorkflowQuery): Promise<Sql[]> {
    const bounds: Sql[] = [];
    for (const [moment, side] of [[created_from, -1] as const, [created_to, 1] as const]) {
      if (moment === undefined) continue;
      const [first] = await db.read(
        z.object({ seq: integer }),
        "SELECT seq FROM workflows WHERE createdAt >= ? ORDER BY createdAt, seq LIMIT 1",
        new Date(Date.parse(moment) + side * OVERTAKEN_MS).toISOString(),
      );
      bounds.push({ sql: `$seq ${side < 0 ? ">=" : "<"} ?`, params: [first?.seq ?? Number.MAX_SAFE_INTEGER] });
    }
    return bounds;
  }

  async function totalOf(plan: Plan, created: Sql[]): Promise<{ total: number; total_is_lower_bound: boolean }> {
    const { sql, params } = walkAll(plan, "t.seq", created, "DESC", EXACT_TO + 1);
    const [row] = await db.read(Count, `SELECT count(*) AS n FROM (${sql})`, ...params);
    const total = Math.min(row?.n ?? 0, EXACT_TO);
    return { total, total_is_lower_bound: (row?.n ?? 0) > EXACT_TO };
  }

  async function pageOf(query: WorkflowQuery, how: WordMatch, after: Cursor | null): Promise<WorkflowPage> {
    const { sort, cursor: _, limit, search, ...others } = query;
    const unfiltered = !search?.trim() && Object.values(others).every((value) => value === undefined);
    const plan = workflowPlan(query, await smallestFirst(db, workflowChoices(query), DIMENSION_OF), how);
    const order = sort === "newest" ? "DESC" : "ASC";
    const created = await boundsOf(query);
    const cursor = after ? [{ sql: `$seq ${order === "DESC" ? "<" : ">"} ?`, params: [after.seq] }] : [];
    const bounds = [...created, ...cursor];
    const { sql, params } = walkAll(plan, "t.seq, t.summary", bounds, order, limit + 1);
    const rows = await db.read(Row, sql, ...params);
    const items = rows.slice(0, limit).map((row) => row.summary);
    const more = rows.length > limit ? items.at(-1) : undefined;
    return {
      items,
      next_cursor: more ? cursorFor(more.seq, how) : null,
      ...(unfiltered
        ? { total: await countAll(db, "workflow_total"), total_is_lower_bound: false }
        : await totalOf(plan, created)),
    };
  }

  return (query: WorkflowQuery): Promise<WorkflowPage> =>
    pageByWords("alert", query, (how, after) => pageOf(query, how, after));
}
