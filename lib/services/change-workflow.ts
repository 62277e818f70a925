import { AppError } from "@/lib/errors";
import type { Workflow } from "@/lib/schema/workflow";
import type { WorkflowPatch } from "@/lib/schema/workflow-query";
import type { WorkflowState } from "@/lib/store/workflow-row";
import type { Context } from "./context";
import { getWorkflow } from "./get-workflow";
import { decided, openActions } from "./open-actions";

type Applied = { next: Partial<WorkflowState>; action: string; detail: unknown };

const HARMLESS = ["false_positive", "benign"];

/** What a patch makes of a workflow; null when it asks for nothing. */
function applied(state: WorkflowState, whole: Workflow, patch: WorkflowPatch, by: string, at: string): Applied | null {
  const { resolution, assignee, note } = patch;
  if (resolution === undefined && assignee === undefined && note === undefined) return null;
  const next: Partial<WorkflowState> = {};
  if (assignee !== undefined) next.assignee = assignee;
  if (note !== undefined && !resolution) next.notes = [...state.notes, { text: note, by, at }];
  if (resolution === undefined) return { next, action: "workflow.changed", detail: patch };
  if (resolution === null) {
    next.resolution = null;
    return { next, action: state.resolution ? "workflow.reopened" : "workflow.changed", detail: patch };
  }
  next.resolution = { verdict: resolution, note: note ?? "", by, at };
  const open = state.status === "awaiting_approval" && HARMLESS.includes(resolution);
  const rejected_actions = open ? openActions(whole, state.decisions).map((action) => action.id) : [];
  if (!open) return { next, action: "workflow.resolved", detail: patch };
  const rejected = Object.fromEntries(rejected_actions.map((id) => [id, "rejected"] as const));
  Object.assign(next, decided(state, whole, rejected));
  return { next, action: "workflow.resolved", detail: { ...patch, rejected_actions } };
}

/** The first of two changes to the same version wins. @throws precondition_required, not_found, stale */
export async function changeWorkflow(
  ctx: Context,
  id: string,
  patch: WorkflowPatch,
  version: number | undefined,
): Promise<Workflow> {
  const { house, actor, requestId } = ctx;
  if (version === undefined) {
    throw new AppError("precondition_required", "Say which version you saw, in If-Match or as version.");
  }
  const whole = await getWorkflow(ctx, id, { details: true });
  const state = await house.workflows.findState(id);
  if (!state) throw new AppError("not_found", "There is no such workflow.");
  if (state.version !== version || whole.version !== version) {
    throw new AppError("stale", "This workflow changed in the meantime. Load it again, then decide.");
  }
  const at = house.clock.now().toISOString();
  const change = applied(state, whole, patch, actor.name, at);
  if (!change) return whole;
  await house.workflows.update(state, change.next, {
    actor,
    requestId,
    at,
    action: change.action,
    detail: change.detail,
  });
  house.nudge.send();
  return getWorkflow(ctx, id, { details: true });
}
