import * as z from "zod";
import { putSetting } from "@/lib/store/settings";
import type { House } from "./house";

export const ALIVE_EVERY_MS = 10_000;
const SILENT_AFTER_MS = 3 * ALIVE_EVERY_MS;

const Seen = z.object({ updatedAt: z.string() });

/** The worker says that it lives; call it every `ALIVE_EVERY_MS`. */
export async function showAlive({ db, clock }: Pick<House, "db" | "clock">): Promise<void> {
  await db.transaction([putSetting("worker", true, clock.now().toISOString())]);
}

/** False when the worker was seen, but not lately; null when none was ever seen. */
export async function isWorkerAlive({ db, clock }: Pick<House, "db" | "clock">): Promise<boolean | null> {
  const [seen] = await db.read(Seen, "SELECT updatedAt FROM settings WHERE name = 'worker'");
  return seen ? clock.now().getTime() - Date.parse(seen.updatedAt) < SILENT_AFTER_MS : null;
}
