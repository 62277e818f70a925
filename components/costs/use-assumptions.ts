"use client";
import { useMemo, useSyncExternalStore } from "react";
import { Assumptions, DEFAULT_ASSUMPTIONS } from "./comparison";

const KEY = "soc.cost-assumptions";
const listeners = new Set<() => void>();
let unkept: string | null = null; // where the browser keeps nothing, at least this page remembers

function read(): string {
  try {
    return localStorage.getItem(KEY) ?? unkept ?? "";
  } catch {
    return unkept ?? "";
  }
}

function write(text: string | null): void {
  unkept = text;
  try {
    if (text === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
  } catch {
    // the page remembers it by itself
  }
  for (const each of listeners) each();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener); // another tab
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function parse(text: string): Assumptions {
  try {
    const parsed = Assumptions.safeParse({ ...DEFAULT_ASSUMPTIONS, ...JSON.parse(text) });
    return parsed.success ? parsed.data : DEFAULT_ASSUMPTIONS;
  } catch {
    return DEFAULT_ASSUMPTIONS;
  }
}

/** The reader's assumptions, kept in this browser. */
export function useAssumptions() {
  const text = useSyncExternalStore(subscribe, read, () => "");
  const assumptions = useMemo(() => parse(text), [text]);
  return {
    assumptions,
    isChanged: text !== "",
    change: (next: Partial<Assumptions>) => write(JSON.stringify({ ...assumptions, ...next })),
    reset: () => write(null),
  };
}
