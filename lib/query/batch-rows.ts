import type { WorkflowSummary } from "@/lib/schema/workflow";

/** What a batch's progress needs of each of its workflows, by workflow_id. */
export type BatchRow = Pick<
  WorkflowSummary,
  "status" | "verdict" | "version" | "created_at" | "started_at" | "processing_time_seconds"
>;
export type BatchRows = Readonly<Record<string, BatchRow>>;

export const batchRow = (workflow: WorkflowSummary): BatchRow => ({
  status: workflow.status,
  verdict: workflow.verdict,
  version: workflow.version,
  created_at: workflow.created_at,
  started_at: workflow.started_at,
  processing_time_seconds: workflow.processing_time_seconds,
});

/** Those of the batch that moved, in one go; the same object when none did. */
export function moveInBatch(rows: BatchRows, latest: ReadonlyMap<string, WorkflowSummary>): BatchRows {
  const next: Record<string, BatchRow> = {};
  for (const [id, workflow] of latest) {
    const row = rows[id];
    if (row && row.version < workflow.version) next[id] = batchRow(workflow);
  }
  return Object.keys(next).length === 0 ? rows : { ...rows, ...next };
}
