import type { ResponseAction } from "@/lib/schema/response-plan";
import type { Workflow } from "@/lib/schema/workflow";
import type { WorkflowState } from "@/lib/store/workflow-row";

type Decisions = WorkflowState["decisions"];

/** The actions that still wait for a person: until the last of them is decided, so does the workflow. */
export function openActions(workflow: Workflow, decisions: Decisions): ResponseAction[] {
  const actions = workflow.response_result?.actions ?? [];
  return actions.filter((action) => action.requires_approval && !Object.hasOwn(decisions, action.id));
}

/** What decisions make of a workflow: with the last open action decided it goes back into the queue. */
export function decided(state: WorkflowState, workflow: Workflow, more: Decisions): Partial<WorkflowState> {
  const decisions = { ...state.decisions, ...more };
  const open_actions = openActions(workflow, decisions).length;
  const waited = state.status === "awaiting_approval" && openActions(workflow, state.decisions).length > 0;
  const goesOn = waited && open_actions === 0;
  return { decisions, open_actions, queued: state.queued + (goesOn ? 1 : 0) };
}
