import { log } from "@/lib/log";
import type { House } from "@/lib/services/house";
import { ALIVE_EVERY_MS, showAlive } from "@/lib/services/worker-liveness";

/** Says every few seconds that the worker lives, for /api/ready. @returns what ends it */
export function stayVisible(house: Pick<House, "db" | "clock">): () => void {
  const show = () =>
    showAlive(house).catch((error: unknown) => log.warn({ err: error }, "the worker could not say that it lives"));
  void show();
  const timer = setInterval(show, ALIVE_EVERY_MS);
  return () => clearInterval(timer);
}
