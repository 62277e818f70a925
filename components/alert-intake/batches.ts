"use client";
import { useSyncExternalStore } from "react";
import * as z from "zod";

const MOST = 3;
const KEY = "soc.batches";

/** One submission of this tab; `accepted` counts workflows. Kept until dismissed, over reloads too. */
const Batch = z.object({
  id: z.uuid(),
  at: z.number(),
  label: z.string(),
  accepted: z.int().min(1),
  rejected: z.int().min(0),
});
export type Batch = z.infer<typeof Batch>;

const none: readonly Batch[] = [];
let batches: readonly Batch[] | undefined;
const listeners = new Set<() => void>();

function read(): readonly Batch[] {
  try {
    return z.array(Batch).parse(JSON.parse(window.sessionStorage.getItem(KEY) ?? "[]"));
  } catch {
    return none; // nothing kept, nothing readable, or storage refused
  }
}

const get = (): readonly Batch[] => {
  batches ??= read();
  return batches;
};

function set(next: readonly Batch[]): void {
  batches = next;
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // refused: they last as long as the page
  }
  for (const listener of listeners) listener();
}

export const addBatch = (batch: Batch): void =>
  set([batch, ...get().filter(({ id }) => id !== batch.id)].slice(0, MOST));
export const dismissBatch = (id: string): void => set(get().filter((batch) => batch.id !== id));

export function useBatches(): readonly Batch[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get,
    () => none,
  );
}
