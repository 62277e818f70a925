import os from "node:os";
import { env } from "@/lib/config/env";
import { log } from "@/lib/log";
import { housekeep } from "@/lib/services/housekeep";
import { openWorker } from "@/lib/services/open-worker";
import { sweepThreads } from "@/lib/services/sweep-threads";
import { alertLoop } from "./alert-loop";
import { evaluationLoop } from "./evaluations";
import { lessonLoop } from "./lessons";
import { stayVisible } from "./liveness";
import { upkeep } from "./upkeep";

// The worker runs the alert workflows and keeps the store small, away from the web process.
const PRIORITY = os.constants.priority.PRIORITY_BELOW_NORMAL; // people wait for the web process, nobody for this one
const PATIENCE_MS = 1_500; // the supervisor's is four seconds

os.setPriority(PRIORITY);
const worker = openWorker();
const { house, checkpoints } = worker;
const { alertConcurrency } = env();

const loop = alertLoop(house.queue, worker.runWorkflow, alertConcurrency);
const evaluations = evaluationLoop(house);
const lessons = lessonLoop(house);
const keeping = upkeep(async () => ({
  ...(await housekeep(house)),
  threads: await sweepThreads(house.db, checkpoints),
}));

const hide = stayVisible(house);

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  hide();
  await Promise.all([loop.stop(PATIENCE_MS), keeping.stop(), evaluations.stop(), lessons.stop()]);
  await worker.close();
  process.exit(0);
}

process.once("SIGTERM", end);
process.once("SIGINT", end);
log.info({ at_once: alertConcurrency }, "worker started");
