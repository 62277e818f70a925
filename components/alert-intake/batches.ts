"use client";
import { useSyncExternalStore } from "react";

const MOST = 3;
const KEY = "soc.batches";

/** One submission of this tab; `accepted` counts workflows. Kept until dismissed, over reloads too. */
export type Batch = { id: string; at: number; label: string; accepted: number; rejected: number };

/** By hand: the library that parses the rest is not there when the page is drawn. */
function isBatch(value: unknown): value is Batch {
  if (typeof value !== "object" || value === null) return false;
  const { id, at, label, accepted, rejected } = value as Record<keyof Batch, unknown>;
  return typeof id === "string" && typeof label === "string" && [at, accepted, rejected].every(Number.isFinite);
}

const none: readonly Batch[] = [];
let batches: readonly Batch[] | undefined;
const listeners = new Set<() => void>();

function read(): readonly Batch[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) && kept.every(isBatch) ? kept : none;
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
