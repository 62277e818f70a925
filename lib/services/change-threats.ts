import { AppError } from "@/lib/errors";
import { type BulkRequest, type BulkResult, MAX_BULK } from "@/lib/schema/threat-change";
import { ThreatFilter, type ThreatQuery } from "@/lib/schema/threat-query";
import type { Before } from "@/lib/store/bulk-undos";
import type { ThreatState } from "@/lib/store/threat-row";
import type { Change } from "@/lib/store/threats";
import { applyChange } from "./apply-change";
import type { Context } from "./context";
import { isRefused } from "./is-refused";
import { turnOfOthers } from "./turn-of-others";
import { undoChanges } from "./undo-changes";

const BATCH = 25;
const PAGE = 200;

async function idsOf(ctx: Context, given: Record<string, string | string[]>): Promise<string[]> {
  const parsed = ThreatFilter.safeParse(given);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      path: ["filter", ...issue.path].join("."),
      message: issue.message,
    }));
    throw new AppError("invalid", "Invalid bulk change: the filter is wrong.", { errors });
  }
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query: ThreatQuery = { ...parsed.data, sort: "newest", limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page = await ctx.house.threats.list(query, ctx.house.clock.now());
    if (page.total_is_lower_bound || page.total > MAX_BULK) {
      throw new AppError("invalid", `Invalid bulk change: the filter matches more than ${MAX_BULK} threats.`, {
        errors: [{ path: "filter", message: `must match at most ${MAX_BULK} threats` }],
      });
    }
    ids.push(...page.items.map((item) => item.id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return ids.slice(0, MAX_BULK);
}

/** Changes one threat of many; null when it is gone, or cannot take this change. */
async function changeOne(ctx: Context, id: string, patch: Parameters<typeof applyChange>[1]): Promise<Before | null> {
  const { house, actor, requestId } = ctx;
  const state: ThreatState | null = await house.threats.findState(id);
  if (!state) return null;
  const at = house.clock.now().toISOString();
  try {
    const applied = applyChange(state, patch, actor.name, at);
    if (!applied) return null;
    const change: Change = { actor, requestId, at, action: applied.action, detail: { ...patch, bulk: true } };
    const { version } = await house.threats.update(state, applied.next, change);
    const { status, assignee, snoozed_until, snoozed_by, snooze_reason, acknowledged_at, resolution } = state;
    const before = { id, status, assignee, snoozed_until, snoozed_by, snooze_reason, acknowledged_at, resolution };
    return { version, ...before };
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

/**
 * Changes up to 1,000 threats, each on its own, or takes such a change back within a day.
 * Threats that are gone or cannot take the change are passed over. @throws invalid; not_found for an unknown token
 */
export async function changeThreats(ctx: Context, request: BulkRequest): Promise<BulkResult> {
  if ("undo_token" in request) {
    const { changed, undo_token } = await undoChanges(ctx, request.undo_token);
    return { changed, undo_token };
  }
  const { house, actor } = ctx;
  const ids = "ids" in request ? [...new Set(request.ids)] : await idsOf(ctx, request.filter);
  const token = house.newId();
  const changed: Before[] = [];
  for (let i = 0; i < ids.length; i += BATCH) {
    for (const id of ids.slice(i, i + BATCH)) {
      const before = await changeOne(ctx, id, request.change);
      if (before) changed.push(before);
    }
    if (changed.length > 0) await house.bulkUndos.keep(token, actor.id, changed, house.clock.now().toISOString());
    house.nudge.send();
    await turnOfOthers();
  }
  return { changed: changed.length, undo_token: changed.length > 0 ? token : null };
}
