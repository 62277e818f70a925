import { AppError } from "@/lib/errors";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { ThreatPatch } from "@/lib/schema/threat-change";
import { applyChange } from "./apply-change";
import type { Context } from "./context";
import { getThreat } from "./get-threat";

/** The first of two changes to the same version wins. @throws precondition_required, not_found, stale, invalid, conflict */
export async function changeThreat(
  ctx: Context,
  id: string,
  patch: ThreatPatch,
  version: number | undefined,
): Promise<ThreatAnalysis> {
  const { house, actor, requestId } = ctx;
  if (version === undefined) {
    throw new AppError("precondition_required", "Say which version you saw, in If-Match or as version.");
  }
  const state = await house.threats.findState(id);
  if (!state) throw new AppError("not_found", "There is no such threat.");
  if (state.version !== version) {
    throw new AppError("stale", "Somebody changed this threat in the meantime. Load it again, then decide.");
  }
  const at = house.clock.now().toISOString();
  const applied = applyChange(state, patch, actor.name, at);
  if (applied) {
    await house.threats.update(state, applied.next, { actor, requestId, at, action: applied.action, detail: patch });
    house.nudge.send();
  }
  return getThreat(ctx, id);
}
