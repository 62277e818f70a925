import type { QueryClient } from "@tanstack/react-query";

const REFRESH_AFTER_MS = 700;

const waiting = new WeakMap<QueryClient, Map<string, ReturnType<typeof setTimeout>>>();

/** Asks again a moment later, once for any number of events in between. */
export function refreshSoon(client: QueryClient, queryKey: readonly unknown[], afterMs = REFRESH_AFTER_MS): void {
  const timers = waiting.get(client) ?? new Map<string, ReturnType<typeof setTimeout>>();
  waiting.set(client, timers);
  const name = JSON.stringify(queryKey);
  if (timers.has(name)) return;
  const refresh = () => {
    timers.delete(name);
    void client.invalidateQueries({ queryKey, exact: true });
  };
  timers.set(name, setTimeout(refresh, afterMs));
}
