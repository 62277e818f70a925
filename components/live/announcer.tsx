"use client";
import { useSyncExternalStore } from "react";

const CALM_MS = 4_000;

let shown = "";
let pending = "";
let quietUntil = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function speak(): void {
  timer = undefined;
  shown = pending;
  quietUntil = Date.now() + CALM_MS;
  for (const listener of listeners) listener();
}

/** Tells screen readers, politely and at most once in four seconds: of several, the latest is said. */
export function announce(words: string): void {
  pending = words;
  if (timer === undefined) timer = setTimeout(speak, Math.max(100, quietUntil - Date.now()));
}

export function Announcer() {
  const words = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
    () => "",
  );
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
