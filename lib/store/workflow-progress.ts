import * as z from "zod";
import { type NodeError, WorkflowSummary } from "@/lib/schema/workflow";
import type { Database, Param, Statement } from "./client";
import { integer, json } from "./columns";
import { type Held, IS_HELD, leaseOf, StaleLease } from "./lease";
import { resultOf, type StoredNode } from "./node-results";
import { type Ending, moveOf, SHOWN } from "./workflow-moves";

const MAX_MESSAGE = 1000;
/** Who fails before a decision has no deadline yet, but a person must answer for it: as soon as its severity asks for. */
const DEADLINE_OF_FAILED = `respondBy = coalesce(respondBy, strftime('%Y-%m-%dT%H:%M:%fZ', createdAt, CASE severity
  WHEN 'critical' THEN '+15 minutes' WHEN 'high' THEN '+60 minutes' WHEN 'medium' THEN '+240 minutes' ELSE '+1440 minutes' END))`;
const ended = (status: Ending["status"]) => status !== "awaiting_approval";

/** One write of the row: refused without the lease, and by the action's name kept out of the audit unless it is the end. */
function moveRow(held: Held, at: string, action: string, sets: string, params: Param[]): Statement {
  return [
    `UPDATE workflows SET ${sets}, version = version + 1, updatedAt = ?, actor = 'worker', action = ?, requestId = 'worker', detail = '{}'
     WHERE id = ? AND ${IS_HELD}`,
    ...params,
    at,
    action,
    held.workflowId,
    ...leaseOf(held),
  ];
}

function storeResult(
  held: Held,
  at: string,
  tried: { node: StoredNode; attempt: number; ms: number; result: unknown; error: string | null },
): Statement {
  const { node, attempt, ms, result, error } = tried;
  return [
    `INSERT OR REPLACE INTO node_results (workflowId, node, attempt, ok, result, error, startedAt, ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    held.workflowId,
    node,
    attempt,
    error === null ? 1 : 0,
    error === null ? JSON.stringify(result) : null,
    error,
    new Date(Date.parse(at) - ms).toISOString(),
    ms,
  ];
}

/** The store's memory of one workflow, for its holder. Every write is one transaction. @throws StaleLease once another holds it */
export function progressOf(db: Database, held: Held) {
  const now = () => held.clock.now().toISOString();
  async function orStale(statements: Statement[]): Promise<void> {
    if (!(await db.guarded(statements))) throw new StaleLease(held.workflowId);
  }
  return {
    earlier: (node: StoredNode) => resultOf(db, held.workflowId, node),

    /** Shows the node on the row, unless the end of the one before has done so. */
    async begin(node: StoredNode): Promise<void> {
      const { status, agent } = SHOWN[node];
      const [row] = await db.read(
        z.object({ held: integer, shown: integer }),
        `SELECT ${IS_HELD} AS held, (status = ? AND currentAgent IS ?) AS shown FROM workflows WHERE id = ?`,
        ...leaseOf(held),
        status,
        agent,
        held.workflowId,
      );
      if (row?.held !== 1) throw new StaleLease(held.workflowId);
      if (row.shown === 1) return;
      await orStale([moveRow(held, now(), "workflow.moved", "status = ?, currentAgent = ?", [status, agent])]);
    },

    /** Stores the answer and moves the row by it. */
    async finish(node: StoredNode, attempt: number, result: unknown, took_ms: number): Promise<void> {
      const at = now();
      const { sql, params } = moveOf(node, result);
      await orStale([
        moveRow(held, at, "workflow.moved", sql, params),
        storeResult(held, at, { node, attempt, ms: took_ms, result, error: null }),
      ]);
    },

    async fail(node: StoredNode, attempt: number, message: string, took_ms: number): Promise<void> {
      const at = now();
      const error = message.slice(0, MAX_MESSAGE);
      const entry = { agent: SHOWN[node].agent, attempt, message: error, at } satisfies NodeError;
      await orStale([
        moveRow(held, at, "workflow.moved", "errors = json_insert(errors, '$[#]', json(?))", [JSON.stringify(entry)]),
        storeResult(held, at, { node, attempt, ms: took_ms, result: null, error }),
      ]);
    },
  };
}

/**
 * Ends the run and gives the workflow out of the queue. `processing_time` counts to the first such end: after it people are waited for.
 * @returns the workflow as it now is. @throws StaleLease
 */
export async function conclude(db: Database, held: Held, ending: Ending): Promise<WorkflowSummary> {
  const at = held.clock.now().toISOString();
  const sets = ["status = ?", "currentAgent = NULL", "completedAt = ?"];
  const params: Param[] = [ending.status, ended(ending.status) ? at : null];
  sets.push(
    "processingMs = coalesce(processingMs, max(0, round((julianday(?) - julianday(coalesce(startedAt, createdAt))) * 86400000.0)))",
  );
  params.push(at);
  if (ending.status === "failed") sets.push(DEADLINE_OF_FAILED);
  if (ending.message !== undefined) {
    sets.push("errors = json_insert(errors, '$[#]', json(?))");
    const entry: NodeError = { agent: "workflow", attempt: 1, message: ending.message.slice(0, MAX_MESSAGE), at };
    params.push(JSON.stringify(entry));
  }
  const done = await db.guarded([
    moveRow(held, at, `workflow.${ending.status}`, sets.join(", "), params),
    ["DELETE FROM queue_items WHERE workflowId = ?", held.workflowId],
  ]);
  if (!done) throw new StaleLease(held.workflowId);
  const [row] = await db.read(
    z.object({ summary: json(WorkflowSummary) }),
    "SELECT summary FROM workflows WHERE id = ?",
    held.workflowId,
  );
  if (!row) throw new StaleLease(held.workflowId);
  return row.summary;
}
