import type { ConnectionState, RealtimeHandlers } from "./connection-state";

export type { ConnectionState };

export const CONNECTING: ConnectionState = { status: "connecting", retryAt: null, lastEventAt: null };

let state = CONNECTING;
const listeners = new Set<() => void>();

function setState(change: Partial<ConnectionState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export const connection = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): ConnectionState => state,
  getServer: (): ConnectionState => CONNECTING,
};

const LOAD_AGAIN_MS = 3_000;

/**
 * Opens the tab's one socket, on the page's own host, and keeps trying every 3 s for ever.
 * @param drawn what to wait for: the page is readable without it
 * @returns what closes it
 */
export function openRealtime(port: number, handlers: RealtimeHandlers, drawn: Promise<void>): () => void {
  let close: (() => void) | null = null;
  let closed = false;
  const load = () =>
    import("./browser-socket").then(
      ({ openSocket }) => {
        if (!closed) close = openSocket(port, handlers, setState);
      },
      () => {
        if (!closed) setTimeout(load, LOAD_AGAIN_MS);
      },
    );
  void drawn.then(load);
  return () => {
    closed = true;
    close?.();
    state = CONNECTING;
  };
}
