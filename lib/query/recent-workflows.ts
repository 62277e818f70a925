import type { WorkflowSummary } from "@/lib/schema/workflow";

const MOST = 5_000;

/** What the socket told last of each workflow, the latest told last: an answer that was under way may be older. */
const recent = new Map<string, WorkflowSummary>();

export function rememberWorkflow(workflow: WorkflowSummary): void {
  const known = recent.get(workflow.workflow_id);
  if (known && known.version >= workflow.version) return;
  recent.delete(workflow.workflow_id);
  recent.set(workflow.workflow_id, workflow);
  if (recent.size <= MOST) return;
  for (const oldest of recent.keys()) {
    recent.delete(oldest);
    return;
  }
}

/** The newer of what was answered and what was told. */
export function newestKnown(workflow: WorkflowSummary): WorkflowSummary {
  const told = recent.get(workflow.workflow_id);
  return told && told.version > workflow.version ? told : workflow;
}

/** What was told of an earlier stream may be of workflows that are cleared. */
export const forgetWorkflows = (): void => recent.clear();
