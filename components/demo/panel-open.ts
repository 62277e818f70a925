"use client";
import { useSyncExternalStore } from "react";

export const DEMO_HEADING = "demo-heading";

let open = false;
const listeners = new Set<() => void>();

/** Opened by its button, by `g d` and from the palette; it stays open from page to page. */
export function setDemoPanel(next: boolean): void {
  if (open && next) document.getElementById(DEMO_HEADING)?.focus(); // asked for again: the reader wants to be there
  open = next;
  for (const listener of listeners) listener();
}

export function useDemoPanel(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
    () => false,
  );
}
