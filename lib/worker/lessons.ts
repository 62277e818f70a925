import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";
import type { House } from "@/lib/services/house";
import { measureLessons } from "@/lib/services/measure-lessons";

const AT_ONCE = 5;
const LOOK_EVERY_MS = 500;
const GIVE_WAY_MS = 250;
const AGAIN_AFTER_FAILURE_MS = 10_000;
const PATIENCE_MS = 1_000;

/** Works out what resolutions changed, beside the alert workflows, which go first. */
export function lessonLoop(house: House) {
  const ending = new AbortController();
  const { signal } = ending;
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        const waits = (await house.lessons.unmeasured(1)).length > 0;
        if (waits) {
          const { waiting, running } = await house.queue.depth();
          const busy = waiting + running > 0;
          await measureLessons(house, busy ? 1 : AT_ONCE);
          await wait(busy ? GIVE_WAY_MS : 0);
        } else await wait(LOOK_EVERY_MS);
      } catch (error) {
        if (signal.aborted) return;
        log.error({ err: error }, "what was learned could not be measured; it is tried again");
        await wait(AGAIN_AFTER_FAILURE_MS);
      }
    }
  }

  const running = run();
  return {
    /** A lesson that is cut off is measured by the next worker. */
    async stop(): Promise<void> {
      ending.abort();
      await Promise.race([running, sleep(PATIENCE_MS, undefined, { ref: false })]);
    },
  };
}
