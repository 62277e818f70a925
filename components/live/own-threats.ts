"use client";
import { useSyncExternalStore } from "react";

const HIGHLIGHT_MS = 8_000;

let own: readonly string[] = [];
const listeners = new Set<() => void>();

function set(next: readonly string[]): void {
  own = next;
  for (const listener of listeners) listener();
}

/** Remembers for a moment what this tab triggered: its row is lit, and it needs no second toast. */
export function markOwnThreat(id: string): void {
  set([...own, id]);
  setTimeout(() => set(own.filter((each) => each !== id)), HIGHLIGHT_MS);
}

export function isOwnThreat(id: string): boolean {
  return own.includes(id);
}

const none: readonly string[] = [];

export function useOwnThreats(): readonly string[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => own,
    () => none,
  );
}
