import { type House, house } from "@/lib/services/house";
import { housekeeping, type Removed } from "@/lib/store/housekeeping";

const HOUR_MS = 3_600_000;
const SHORT_LIVED_MS = 24 * HOUR_MS; // outbox rows, idempotency keys and undo tokens, as the contract says
const MODEL_CALLS_MS = 90 * 24 * HOUR_MS; // their sums by day stay
const HISTORY_MS = 30 * 24 * HOUR_MS;
export const GENERATED_KEPT = 2_000;

/** Removes what the contract lets go. @returns how many rows of each kind went */
export async function housekeep({ db, clock }: Pick<House, "db" | "clock"> = house()): Promise<Removed> {
  const rows = housekeeping(db);
  const now = clock.now().getTime();
  const before = new Date(now - SHORT_LIVED_MS);
  return {
    outbox: await rows.removeOlder("outbox", before),
    idempotency: await rows.removeOlder("idempotency", before),
    undo: await rows.removeOlder("undo", before),
    models: await rows.removeOlder("models", new Date(now - MODEL_CALLS_MS)),
    generated: await rows.capGenerated(GENERATED_KEPT, new Date(now - HISTORY_MS)),
  };
}
