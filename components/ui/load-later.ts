"use client";
import { useEffect, useSyncExternalStore } from "react";

const AGAIN_MS = 3_000; // the server may be restarting

export type Later<M> = {
  fetch: () => Promise<M>;
  now: () => M | null;
  subscribe: (listener: () => void) => () => void;
};

const all: Later<unknown>[] = [];

/**
 * A part of the page that nobody sees at first: fetched when the page has been drawn and the browser has nothing else to
 * do (`fetchAhead`), or at once when it is wanted before that.
 */
export function loadLater<M>(load: () => Promise<M>): Later<M> {
  let there: M | null = null;
  let loading: Promise<M> | null = null;
  const listeners = new Set<() => void>();
  const later: Later<M> = {
    fetch() {
      loading ??= load().then(
        (loaded) => {
          there = loaded;
          for (const listener of listeners) listener();
          return loaded;
        },
        (error: unknown) => {
          loading = null; // the next one who wants it tries again
          throw error;
        },
      );
      return loading;
    },
    now: () => there,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  all.push(later);
  return later;
}

/** The part, null until it is there; while it is wanted it is asked for again and again. */
export function useLater<M>(later: Later<M>, wanted: boolean): M | null {
  const there = useSyncExternalStore(later.subscribe, later.now, () => null);
  useEffect(() => {
    if (!wanted || there) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () =>
      void later.fetch().catch(() => {
        timer = setTimeout(ask, AGAIN_MS);
      });
    ask();
    return () => clearTimeout(timer);
  }, [later, wanted, there]);
  return there;
}

/** Fetches every part that the page named so far. */
export function fetchAhead(): void {
  for (const { fetch } of all) void fetch().catch(() => {});
}
