import { AppError } from "@/lib/errors";
import {
  MAX_REVIEW_BULK,
  type ReviewBulkRequest,
  type ReviewBulkResult,
  type ReviewChoice,
} from "@/lib/schema/review-change";
import type { Before } from "@/lib/store/bulk-undos";
import { readReview } from "@/lib/store/review";
import { applyChange } from "./apply-change";
import { applyWorkflowChange, takesActionsAlong } from "./apply-workflow-change";
import type { Context } from "./context";
import { isRefused } from "./is-refused";
import { turnOfOthers } from "./turn-of-others";
import { undoChanges } from "./undo-changes";

const BATCH = 25;
const PAGE = 200;
type Change = Extract<ReviewBulkRequest, { items: unknown }>["change"];
type Filter = Extract<ReviewBulkRequest, { filter: unknown }>["filter"];

const GONE = "It is not there any more.";
const MOVED = "It changed in the meantime.";
const refuse = (why: string) => new AppError("conflict", why);

async function matching({ house, actor }: Context, filter: Filter): Promise<ReviewChoice[]> {
  const found: ReviewChoice[] = [];
  const now = house.clock.now();
  let cursor: string | undefined;
  do {
    const query = { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page = await readReview(house.db, query, { me: actor.name, now });
    if (page.total > MAX_REVIEW_BULK) {
      throw new AppError("invalid", `Invalid bulk change: the filter matches more than ${MAX_REVIEW_BULK} items.`, {
        errors: [{ path: "filter", message: `must match at most ${MAX_REVIEW_BULK} items` }],
      });
    }
    found.push(...page.items.map(({ kind, id, version }) => ({ kind, id, version })));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return found;
}

/** First wins: what somebody else has is not taken from them by the dozen. */
function checkFree(state: { version: number; assignee: string | null }, seen: number | undefined, change: Change) {
  if (change.assignee && state.assignee && state.assignee !== change.assignee) {
    throw refuse(`${state.assignee} has taken it.`);
  }
  if (seen !== undefined && state.version !== seen) throw refuse(MOVED);
}

async function changeThreat({ house, actor, requestId }: Context, item: ReviewChoice, change: Change): Promise<Before> {
  const state = await house.threats.findState(item.id);
  if (!state) throw refuse(GONE);
  checkFree(state, item.version, change);
  const at = house.clock.now().toISOString();
  const applied = applyChange(state, change, actor.name, at);
  if (!applied) throw refuse(MOVED);
  const detail = { ...change, bulk: true };
  const done = { actor, requestId, at, action: applied.action, detail };
  const { version } = await house.threats.update(state, applied.next, done);
  const { id, status, assignee, snoozed_until, snoozed_by, snooze_reason, acknowledged_at, resolution } = state;
  const before = { id, status, assignee, snoozed_until, snoozed_by, snooze_reason, acknowledged_at, resolution };
  return { kind: "threat", version, ...before };
}

async function changeAlert({ house, actor, requestId }: Context, item: ReviewChoice, change: Change): Promise<Before> {
  const state = await house.workflows.findState(item.id);
  if (!state) throw refuse(GONE);
  checkFree(state, item.version, change);
  const at = house.clock.now().toISOString();
  const whole = takesActionsAlong(state, change) ? await house.workflows.findWhole(item.id) : null;
  const applied = applyWorkflowChange(state, whole, change, actor.name, at);
  if (!applied) throw refuse(MOVED);
  const detail = { ...applied.detail, bulk: true };
  const after = await house.workflows.update(state, applied.next, {
    actor,
    requestId,
    at,
    action: applied.action,
    detail,
  });
  const { id, assignee, snoozed_until, snoozed_by, snooze_reason, resolution } = state;
  const made = {
    assignee: after.assignee,
    snoozed_until: after.snoozed_until,
    resolved_at: after.resolution?.at ?? null,
  };
  return { kind: "alert", id, assignee, snoozed_until, snoozed_by, snooze_reason, resolution, made };
}

/**
 * Changes up to 1,000 threats and alerts of the review queue, each on its own, or takes such a change back within a day.
 * @throws invalid for a filter that matches more; not_found for an unknown token
 */
export async function changeReview(ctx: Context, request: ReviewBulkRequest): Promise<ReviewBulkResult> {
  if ("undo_token" in request) return undoChanges(ctx, request.undo_token);
  const { house, actor } = ctx;
  const asked = "items" in request ? request.items : await matching(ctx, request.filter);
  const items = [...new Map(asked.map((item) => [item.id, item])).values()];
  const token = house.newId();
  const changed: Before[] = [];
  const failed: ReviewBulkResult["failed"] = [];
  for (let i = 0; i < items.length; i += BATCH) {
    for (const item of items.slice(i, i + BATCH)) {
      try {
        changed.push(await (item.kind === "threat" ? changeThreat : changeAlert)(ctx, item, request.change));
      } catch (error) {
        if (!isRefused(error)) throw error;
        const reason = error.code === "stale" ? MOVED : error.message;
        failed.push({ kind: item.kind, id: item.id, reason });
      }
    }
    if (changed.length > 0) await house.bulkUndos.keep(token, actor.id, changed, house.clock.now().toISOString());
    house.nudge.send();
    await turnOfOthers();
  }
  return { changed: changed.length, failed, undo_token: changed.length > 0 ? token : null };
}
