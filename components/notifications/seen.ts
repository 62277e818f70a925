"use client";
import { useSyncExternalStore } from "react";

const KEY = "notifications-seen";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener); // another tab of this browser read them
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** A browser may forbid storage: then everything counts as seen, rather than nagging for ever. */
function read(): string | null {
  try {
    return window.localStorage.getItem(KEY) ?? "0";
  } catch {
    return null;
  }
}

/** The id of the newest notification that was looked at in this browser; null when that cannot be known. */
export function useSeenId(): number | null {
  const text = useSyncExternalStore(subscribe, read, () => null);
  return text === null ? null : Number.parseInt(text, 10) || 0;
}

export function markSeen(id: number): void {
  try {
    window.localStorage.setItem(KEY, String(id));
  } catch {
    return; // see `read`
  }
  for (const listener of listeners) listener();
}
