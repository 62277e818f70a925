import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { log } from "@/lib/log";
import { EvaluationRequest } from "@/lib/schema/evaluation";
import { evaluateAlerts } from "./evaluate-alerts";
import type { House } from "./house";
import { judgesOf } from "./rule-judges";

const LOOK_EVERY = 5; // workflows of the evaluation between two looks at the queue
const GIVE_WAY_MS = 100;
const TOLD_EVERY_MS = 250;

const Input = z.object({ alerts: EvaluationRequest.shape.alerts, truth: EvaluationRequest.shape.truth });

/** Tells how far it is, not too often, and lets alerts that wait in the real queue go first. */
function progressOf(house: House, id: string, signal: AbortSignal) {
  let toldAt = 0;
  return async (done: number, total: number): Promise<void> => {
    const now = house.clock.elapsed();
    if (now - toldAt >= TOLD_EVERY_MS || done === total) {
      toldAt = now;
      await house.evaluations.proceed(id, done);
    }
    if (done % LOOK_EVERY !== 0) return;
    const { waiting, running } = await house.queue.depth();
    if (waiting + running > 0) await sleep(GIVE_WAY_MS, undefined, { signal });
  };
}

/**
 * Takes up the oldest evaluation that waits, and runs it to its end.
 * @returns false when none waits
 * @throws the signal's reason when it is cut off: it then stays as running, until it is taken back
 */
export async function nextEvaluation(house: House, signal: AbortSignal): Promise<boolean> {
  const id = await house.evaluations.take();
  if (id === null) return false;
  const at = () => house.clock.now().toISOString();
  try {
    const { alerts, truth } = Input.parse(await house.evaluations.inputOf(id));
    const onProgress = progressOf(house, id, signal);
    const report = await evaluateAlerts(alerts, truth, { judges: judgesOf(house), onProgress, signal });
    await house.evaluations.complete(id, report, at());
    log.info({ evaluation_id: id, alerts: report.alerts, accuracy: report.accuracy }, "evaluation ended");
  } catch (error) {
    if (signal.aborted) throw error;
    log.error({ err: error, evaluation_id: id }, "an evaluation failed");
    await house.evaluations.fail(id, error instanceof Error ? error.message : String(error), at());
  }
  return true;
}
