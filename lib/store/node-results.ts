import * as z from "zod";
import {
  DecisionResult,
  InvestigationResult,
  ResponseResult,
  TriageResult,
  type Workflow,
} from "@/lib/schema/workflow";
import type { Database } from "./client";
import { json } from "./columns";
import type { Decisions } from "./workflow-row";

export const NODES = ["triage", "investigate", "decide", "respond"] as const;
export type StoredNode = (typeof NODES)[number];

const Row = z.object({ node: z.enum(NODES), result: json(z.unknown()) });
const GOOD = "SELECT node, result FROM node_results WHERE workflowId = ? AND ok = 1";

/** What a node answered when it ended well, or null. */
export async function resultOf(db: Database, workflowId: string, node: StoredNode): Promise<unknown | null> {
  const [row] = await db.read(Row, `${GOOD} AND node = ? ORDER BY attempt DESC LIMIT 1`, workflowId, node);
  return row?.result ?? null;
}

function decided(response: ResponseResult | null, decisions: Decisions): ResponseResult | null {
  if (!response) return null;
  const actions = response.actions.map((action) => ({ ...action, status: decisions[action.id] ?? action.status }));
  return { ...response, actions };
}

/** The workflow with what its nodes answered; null where a node did not run, or did not end well. */
export async function withResults(db: Database, workflow: Workflow, decisions: Decisions): Promise<Workflow> {
  const rows = await db.read(Row, `${GOOD} ORDER BY attempt`, workflow.workflow_id);
  const results = new Map(rows.map((row) => [row.node, row.result]));
  const read = <T extends z.ZodType>(schema: T, node: StoredNode): z.infer<T> | null =>
    results.has(node) ? schema.parse(results.get(node)) : null;
  return {
    ...workflow,
    triage_result: read(TriageResult, "triage"),
    investigation_result: read(InvestigationResult, "investigate"),
    decision_result: read(DecisionResult, "decide"),
    response_result: decided(read(ResponseResult, "respond"), decisions),
  };
}
