import { type ClientRequest, request } from "node:http";

const AGAIN_AFTER_MS = 1000;

export type Nudge = { send(): void; close(): void };

/**
 * Tells the sidecar that the outbox grew: one long request, one byte a nudge.
 * Best effort: it never throws, never waits, and keeps no process alive. What is lost the relay's poll finds.
 */
export function createNudge(options: { host: string; port: number; secret: string }): Nudge {
  let open: ClientRequest | null = null;
  let notBefore = 0;

  function connect(): ClientRequest | null {
    if (Date.now() < notBefore) return null;
    const made = request({
      host: options.host,
      port: options.port,
      method: "POST",
      path: "/nudge",
      agent: false,
      headers: { authorization: `Bearer ${options.secret}`, "transfer-encoding": "chunked" },
    });
    const forget = () => {
      if (open === made) open = null;
      notBefore = Date.now() + AGAIN_AFTER_MS;
      made.destroy();
    };
    made.on("socket", (socket) => socket.unref().setNoDelay(true));
    made.on("response", forget); // an answer means that it is over: refused, or the sidecar is ending
    made.on("error", forget);
    made.on("close", forget);
    return made;
  }

  return {
    send() {
      open ??= connect();
      if (open && open.writableLength < 1024) open.write("."); // a full pipe has enough nudges in it
    },
    close() {
      open?.destroy();
      open = null;
    },
  };
}
