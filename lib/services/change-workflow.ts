import { AppError } from "@/lib/errors";
import type { Workflow } from "@/lib/schema/workflow";
import type { WorkflowPatch } from "@/lib/schema/workflow-query";
import { applyWorkflowChange } from "./apply-workflow-change";
import type { Context } from "./context";
import { getWorkflow } from "./get-workflow";

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
  const change = applyWorkflowChange(state, whole, patch, actor.name, at);
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
