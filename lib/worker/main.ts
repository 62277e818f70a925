import { log } from "@/lib/log";
import { house } from "@/lib/services/house";
import { housekeep } from "@/lib/services/housekeep";

// The worker keeps the store small; the alert workflows will run here too, away from the web process.
const FIRST_AFTER_MS = 5_000;
const EVERY_MS = 60_000;

let timer = setTimeout(round, FIRST_AFTER_MS);
let ending = false;
let current: Promise<void> = Promise.resolve();

function round(): void {
  current = keepHouse().then(() => {
    if (!ending) timer = setTimeout(round, EVERY_MS);
  });
}

async function keepHouse(): Promise<void> {
  try {
    const removed = await housekeep();
    if (Object.values(removed).some((count) => count > 0)) log.info({ removed }, "housekeeping");
  } catch (error) {
    log.error({ err: error }, "housekeeping failed; it is tried again in a minute");
  }
}

async function end(): Promise<void> {
  ending = true;
  clearTimeout(timer);
  await Promise.race([current, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  await house().db.close();
  process.exit(0);
}

process.once("SIGTERM", end);
process.once("SIGINT", end);
log.info("worker started");
