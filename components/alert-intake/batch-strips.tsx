"use client";
import { BatchStrip } from "./batch-strip";
import { useBatches } from "./batches";

/** What this tab submitted, the newest first. Takes no place when there is nothing. */
export function BatchStrips() {
  return useBatches().map((batch) => <BatchStrip key={batch.id} batch={batch} />);
}
