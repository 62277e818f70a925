import type { Workflow } from "@/lib/schema/workflow";
import type { WorkflowPatch } from "@/lib/schema/workflow-query";
import type { WorkflowState } from "@/lib/store/workflow-row";
import { snooze } from "./apply-change";
import { decided, openActions } from "./open-actions";

export type AppliedToWorkflow = { next: Partial<WorkflowState>; action: string; detail: object };

const HARMLESS = ["false_positive", "benign"];

/** Whether this patch also decides on the open actions: then the workflow is needed with its results. */
export const takesActionsAlong = (state: Pick<WorkflowState, "status">, { resolution }: WorkflowPatch): boolean =>
  state.status === "awaiting_approval" && !!resolution && HARMLESS.includes(resolution);

/** What a patch makes of a workflow; null when it asks for nothing. */
export function applyWorkflowChange(
  state: WorkflowState,
  whole: Workflow | null,
  patch: WorkflowPatch,
  by: string,
  at: string,
): AppliedToWorkflow | null {
  const { version: _, ...detail } = patch;
  const { resolution, assignee, note, snoozed_until } = patch;
  if (Object.values(detail).every((value) => value === undefined)) return null;
  const next: Partial<WorkflowState> = {};
  if (assignee !== undefined) next.assignee = assignee;
  if (snoozed_until !== undefined) Object.assign(next, snooze(snoozed_until, by, note));
  if (note !== undefined && !resolution) next.notes = [...state.notes, { text: note, by, at }];
  if (resolution === undefined) return { next, action: "workflow.changed", detail };
  if (resolution === null) {
    next.resolution = null;
    return { next, action: state.resolution ? "workflow.reopened" : "workflow.changed", detail };
  }
  next.resolution = { verdict: resolution, note: note ?? "", by, at };
  if (!whole || !takesActionsAlong(state, patch)) return { next, action: "workflow.resolved", detail };
  const rejected_actions = openActions(whole, state.decisions).map((action) => action.id);
  const rejected = Object.fromEntries(rejected_actions.map((id) => [id, "rejected"] as const));
  Object.assign(next, decided(state, whole, rejected));
  return { next, action: "workflow.resolved", detail: { ...detail, rejected_actions } };
}
