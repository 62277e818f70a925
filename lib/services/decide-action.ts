import { AppError } from "@/lib/errors";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { ActionDecision } from "@/lib/schema/threat-change";
import type { Context } from "./context";
import { getThreat } from "./get-threat";

const TRIES = 3;
const isStale = (error: unknown) => error instanceof AppError && error.code === "stale";

/**
 * Records a decision; nothing is carried out. The same decision again changes nothing.
 * @throws not_found for the threat or the action; conflict when it was decided otherwise
 */
export async function decideAction(
  ctx: Context,
  id: string,
  actionId: string,
  { decision, note }: ActionDecision,
): Promise<ThreatAnalysis> {
  const { house, actor, requestId } = ctx;
  const wanted = decision === "approve" ? "approved" : "rejected";
  for (let attempt = 1; ; attempt++) {
    const threat = await getThreat(ctx, id);
    const { primary_action, secondary_actions } = threat.response_plan;
    const action = [primary_action, ...secondary_actions].find((item) => item.id === actionId);
    if (!action) throw new AppError("not_found", "This threat has no such action.");
    if (action.status === wanted) return threat;
    if (action.status !== "proposed") throw new AppError("conflict", `This action is ${action.status} already.`);
    const state = await house.threats.findState(id);
    if (!state) throw new AppError("not_found", "There is no such threat.");
    if (state.version !== threat.version && attempt < TRIES) continue;
    const at = house.clock.now().toISOString();
    const next = {
      acknowledged_at: state.acknowledged_at ?? at,
      decisions: { ...state.decisions, [actionId]: wanted } as const,
      notes: note === undefined ? state.notes : [...state.notes, { text: note, by: actor.name, at }],
    };
    const detail = { action_id: actionId, action_type: action.action_type, target: action.target, decision, note };
    try {
      await house.threats.update(state, next, { actor, requestId, at, action: `action.${wanted}`, detail });
    } catch (error) {
      if (isStale(error) && attempt < TRIES) continue;
      throw error;
    }
    house.nudge.send();
    return getThreat(ctx, id);
  }
}
