import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";
import type { House } from "@/lib/services/house";
import { nextEvaluation } from "@/lib/services/run-evaluation";

const LOOK_EVERY_MS = 1_000;
const AGAIN_AFTER_FAILURE_MS = 10_000;
const PATIENCE_MS = 1_000;

/** Takes up evaluations one after the other, beside the alert workflows, which go first. */
export function evaluationLoop(house: House) {
  const ending = new AbortController();
  const { signal } = ending;
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);

  async function run(): Promise<void> {
    let tookBack = false;
    while (!signal.aborted) {
      try {
        if (!tookBack) await house.evaluations.takeBack();
        tookBack = true;
        if (!(await nextEvaluation(house, signal))) await wait(LOOK_EVERY_MS);
      } catch (error) {
        if (signal.aborted) return;
        log.error({ err: error }, "evaluations could not be looked at; it is tried again");
        await wait(AGAIN_AFTER_FAILURE_MS);
      }
    }
  }

  const running = run();
  return {
    /** What is cut off is begun anew by the next worker. */
    async stop(): Promise<void> {
      ending.abort();
      await Promise.race([running, sleep(PATIENCE_MS, undefined, { ref: false })]);
    },
  };
}
