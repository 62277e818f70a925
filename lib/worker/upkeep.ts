import { log } from "@/lib/log";

const FIRST_AFTER_MS = 5_000;
const EVERY_MS = 60_000;
const PATIENCE_MS = 1_000;

/** Does the upkeep every minute, one round after the other. `removed` counts what went, by kind. */
export function upkeep(keepHouse: () => Promise<Record<string, number>>) {
  let timer = setTimeout(round, FIRST_AFTER_MS);
  let ending = false;
  let current: Promise<void> = Promise.resolve();

  function round(): void {
    current = once().then(() => {
      if (!ending) timer = setTimeout(round, EVERY_MS);
    });
  }

  async function once(): Promise<void> {
    try {
      const removed = await keepHouse();
      if (Object.values(removed).some((count) => count > 0)) log.info({ removed }, "housekeeping");
    } catch (error) {
      log.error({ err: error }, "housekeeping failed; it is tried again in a minute");
    }
  }

  return {
    async stop(): Promise<void> {
      ending = true;
      clearTimeout(timer);
      await Promise.race([current, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    },
  };
}
