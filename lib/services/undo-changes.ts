import { AppError } from "@/lib/errors";
import type { ReviewBulkResult } from "@/lib/schema/review-change";
import type { Kept } from "@/lib/store/bulk-undos";
import type { Context } from "./context";
import { isRefused } from "./is-refused";
import { turnOfOthers } from "./turn-of-others";

const KEPT_MS = 24 * 3_600_000;
const TRIES = 5;
const CHANGED = "It was changed since, and stays as it is.";

type ThreatBefore = Extract<Kept, { kind: "threat" }>;
type AlertBefore = Extract<Kept, { kind: "alert" }>;

async function undoThreat(ctx: Context, { kind: _, id, version, ...before }: ThreatBefore): Promise<boolean> {
  const { house, actor, requestId } = ctx;
  const state = await house.threats.findState(id);
  if (!state || state.version !== version) return false;
  const at = house.clock.now().toISOString();
  const change = { actor, requestId, at, action: "threat.undone", detail: { undo: before } };
  await house.threats.update(state, { snoozed_by: null, snooze_reason: null, ...before }, change);
  return true;
}

/** Only where what the change made still stands: the worker may have moved the alert on. */
async function undoAlert(ctx: Context, { kind: _, id, made, ...before }: AlertBefore): Promise<boolean> {
  const { house, actor, requestId } = ctx;
  for (let n = 0; n < TRIES; n++) {
    const state = await house.workflows.findState(id);
    const stands =
      state?.assignee === made.assignee &&
      state.snoozed_until === made.snoozed_until &&
      (state.resolution?.at ?? null) === made.resolved_at;
    if (!stands) return false;
    const at = house.clock.now().toISOString();
    const change = { actor, requestId, at, action: "workflow.undone", detail: { undo: before } };
    try {
      await house.workflows.update(state, before, change);
      return true;
    } catch (error) {
      if (!isRefused(error)) throw error; // moved on between reading and writing: look again
    }
  }
  return false;
}

/** Takes a bulk change back, item by item; one that was changed since is left alone. Works once. @throws not_found */
export async function undoChanges(ctx: Context, token: string): Promise<ReviewBulkResult> {
  const { house, actor } = ctx;
  const since = new Date(house.clock.now().getTime() - KEPT_MS).toISOString();
  const changes = await house.bulkUndos.take(token, actor.id, since);
  if (!changes)
    throw new AppError("not_found", "There is nothing to undo: the token is unknown, used or older than a day.");
  const failed: ReviewBulkResult["failed"] = [];
  for (const [i, before] of changes.entries()) {
    if (i % 25 === 0) await turnOfOthers();
    const { kind, id } = before;
    const done = await (before.kind === "threat" ? undoThreat(ctx, before) : undoAlert(ctx, before)).catch((error) => {
      if (isRefused(error)) return false;
      throw error;
    });
    if (!done) failed.push({ kind, id, reason: CHANGED });
  }
  house.nudge.send();
  return { changed: changes.length - failed.length, failed, undo_token: null };
}
