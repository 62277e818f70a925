import * as z from "zod";
import { WorkflowSummary } from "@/lib/schema/workflow";
import type { WorkflowPage, WorkflowQuery } from "@/lib/schema/workflow-query";
import type { Database } from "./client";
import { integer, json } from "./columns";
import { type Cursor, cursorFor, pageByWords } from "./page-cursor";
import { countAll, smallestFirst } from "./rollups";
import type { WordMatch } from "./threat-filter";
import { type Plan, walkAll } from "./threat-plan";
import { workflowChoices, workflowPlan } from "./workflow-plan";

const EXACT_TO = 1000;
const Row = z.object({ seq: integer, summary: json(WorkflowSummary) });
const Count = z.object({ n: integer });
const DIMENSION_OF = {
  severity: "workflow_severity",
  status: "workflow_status",
  verdict: "workflow_verdict",
  priority: "workflow_priority",
};

export function listWorkflowRows(db: Database) {
  async function totalOf(plan: Plan): Promise<{ total: number; total_is_lower_bound: boolean }> {
    const { sql, params } = walkAll(plan, "t.seq", [], "DESC", EXACT_TO + 1);
    const [row] = await db.read(Count, `SELECT count(*) AS n FROM (${sql})`, ...params);
    const total = Math.min(row?.n ?? 0, EXACT_TO);
    return { total, total_is_lower_bound: (row?.n ?? 0) > EXACT_TO };
  }

  async function pageOf(query: WorkflowQuery, how: WordMatch, after: Cursor | null): Promise<WorkflowPage> {
    const { sort, cursor: _cursor, limit, search, ...others } = query;
    const unfiltered = !search?.trim() && Object.values(others).every((value) => value === undefined);
    const plan = workflowPlan(query, await smallestFirst(db, workflowChoices(query), DIMENSION_OF), how);
    const order = sort === "newest" ? "DESC" : "ASC";
    const bounds = after ? [{ sql: `$seq ${order === "DESC" ? "<" : ">"} ?`, params: [after.seq] }] : [];
    const { sql, params } = walkAll(plan, "t.seq, t.summary", bounds, order, limit + 1);
    const rows = await db.read(Row, sql, ...params);
    const items = rows.slice(0, limit).map((row) => row.summary);
    const more = rows.length > limit ? items.at(-1) : undefined;
    return {
      items,
      next_cursor: more ? cursorFor(more.seq, how) : null,
      ...(unfiltered
        ? { total: await countAll(db, "workflow_total"), total_is_lower_bound: false }
        : await totalOf(plan)),
    };
  }

  return (query: WorkflowQuery): Promise<WorkflowPage> =>
    pageByWords("alert", query, (how, after) => pageOf(query, how, after));
}
