import { AppError } from "@/lib/errors";
import type { ActionDecision } from "@/lib/schema/threat-change";
import type { Workflow } from "@/lib/schema/workflow";
import type { Context } from "./context";
import { getWorkflow } from "./get-workflow";
import { decided } from "./open-actions";

const TRIES = 5;
const isStale = (error: unknown) => error instanceof AppError && error.code === "stale";

/** One try; null when somebody changed the workflow between reading and writing. */
async function attempt(
  ctx: Context,
  id: string,
  actionId: string,
  { decision, note }: ActionDecision,
): Promise<Workflow | null> {
  const { house, actor, requestId } = ctx;
  const workflow = await getWorkflow(ctx, id, { details: true });
  const action = workflow.response_result?.actions.find((item) => item.id === actionId);
  if (!action) throw new AppError("not_found", "This workflow has no such action.");
  const wanted = decision === "approve" ? "approved" : "rejected";
  if (action.status === wanted) return workflow;
  if (action.status !== "proposed") throw new AppError("conflict", `This action is ${action.status} already.`);
  // before that the graph has yet to hand over: a decision now could be missed
  if (!["awaiting_approval", "completed", "failed"].includes(workflow.status)) {
    throw new AppError("conflict", "This workflow is still at work. Its actions can be decided once it waits for you.");
  }
  const state = await house.workflows.findState(id);
  if (!state || state.version !== workflow.version) return null;
  const at = house.clock.now().toISOString();
  const notes = note === undefined ? state.notes : [...state.notes, { text: note, by: actor.name, at }];
  const next = { ...decided(state, workflow, { [actionId]: wanted }), notes };
  const detail = { action_id: actionId, action_type: action.action_type, target: action.target, decision, note };
  try {
    await house.workflows.update(state, next, { actor, requestId, at, action: `action.${wanted}`, detail });
  } catch (error) {
    if (isStale(error)) return null;
    throw error;
  }
  house.nudge.send();
  return getWorkflow(ctx, id, { details: true });
}

/**
 * Records a decision; nothing is carried out. The first stands; the same again changes nothing.
 * With the last open action decided, the same statement puts the workflow back into the queue.
 * @throws not_found for the workflow or the action; conflict when it was decided otherwise, or cannot be yet
 */
export async function decideWorkflowAction(
  ctx: Context,
  id: string,
  actionId: string,
  decision: ActionDecision,
): Promise<Workflow> {
  for (let n = 0; n < TRIES; n++) {
    const done = await attempt(ctx, id, actionId, decision);
    if (done) return done;
  }
  throw new AppError("stale", "This workflow keeps changing. Load it again, then decide.");
}
