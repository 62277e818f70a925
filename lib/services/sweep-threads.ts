import type { Database } from "@/lib/store/client";
import { unfinishedOf } from "@/lib/store/unfinished";
import type { Checkpoints } from "./checkpoints";
import { turnOfOthers } from "./turn-of-others";

/** Forgets the threads of workflows that were cleared, or whose worker died between their end and this. @returns how many */
export async function sweepThreads(db: Database, checkpoints: Checkpoints): Promise<number> {
  let swept = 0;
  for (let after = ""; ; await turnOfOthers()) {
    const threads = checkpoints.threads(after);
    const last = threads.at(-1);
    if (last === undefined) return swept;
    after = last;
    const wanted = await unfinishedOf(db, threads);
    const stray = threads.filter((thread) => !wanted.has(thread));
    if (stray.length > 0) checkpoints.forget(stray);
    swept += stray.length;
  }
}
