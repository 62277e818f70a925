import { AppError } from "@/lib/errors";
import type { BulkResult } from "@/lib/schema/threat-change";
import type { Context } from "./context";
import { turnOfOthers } from "./turn-of-others";

const KEPT_MS = 24 * 3_600_000;

/** Takes a bulk change back, threat by threat; one that was changed since is left alone. Works once. @throws not_found */
export async function undoChanges({ house, actor, requestId }: Context, token: string): Promise<BulkResult> {
  const now = house.clock.now();
  const changes = await house.bulkUndos.take(token, actor.id, new Date(now.getTime() - KEPT_MS).toISOString());
  if (!changes)
    throw new AppError("not_found", "There is nothing to undo: the token is unknown, used or older than a day.");
  let changed = 0;
  for (const [i, { id, version, ...before }] of changes.entries()) {
    if (i % 25 === 0) await turnOfOthers();
    const state = await house.threats.findState(id);
    if (!state || state.version !== version) continue;
    const at = now.toISOString();
    await house.threats.update(state, before, {
      actor,
      requestId,
      at,
      action: "threat.undone",
      detail: { undo: before },
    });
    changed += 1;
  }
  house.nudge.send();
  return { changed, undo_token: null };
}
