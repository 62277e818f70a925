import { randomUUID } from "node:crypto";
import { SYSTEM } from "@/lib/auth/actor";
import { env } from "@/lib/config/env";
import { isLoopbackHost, isLoopbackOrigin } from "@/lib/http/caller-check";
import { log } from "@/lib/log";
import { GeneratorTimer } from "@/lib/realtime/generator-timer";
import { Relay } from "@/lib/realtime/relay";
import { createSocketServer } from "@/lib/realtime/socket-server";
import { storeFeed } from "@/lib/realtime/store-feed";
import type { Context } from "@/lib/services/context";
import { getGenerator } from "@/lib/services/get-generator";
import { getLiveCounts } from "@/lib/services/get-live-counts";
import { house } from "@/lib/services/house";

const TRIGGER_TIMEOUT_MS = 15_000;
const LAST_WORD_MS = 3000;

const { host, port, realtimePort, corsOrigins, runSecret } = env();
const ctx: Context = { actor: SYSTEM, requestId: "sidecar", house: house() };
const { db } = ctx.house;
const relay = new Relay(storeFeed(db, () => getLiveCounts(ctx), randomUUID));
const isPageOrigin = (origin: string) => isLoopbackOrigin(origin, [port, realtimePort]) || corsOrigins.includes(origin);

const server = createSocketServer({
  relay,
  secret: runSecret,
  isPageOrigin,
  refusalOf: ({ headers }) => {
    if (!isLoopbackHost(headers.host ?? "")) return "This host name is not served here.";
    return headers.origin === undefined || isPageOrigin(headers.origin) ? null : "This origin is not allowed.";
  },
});

/** Posts like any integrator, so that what it makes takes the same way as everything else. */
const generator = new GeneratorTimer(async () => {
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}/api/threats/trigger`;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
    signal: AbortSignal.timeout(TRIGGER_TIMEOUT_MS),
  });
  await answer.arrayBuffer(); // frees the connection
  if (!answer.ok) throw new Error(`The trigger answered ${answer.status}`);
});

let ending = false;
async function end(why: string, code: number): Promise<void> {
  if (ending) return;
  ending = true;
  log.info({ why }, "the sidecar ends");
  setTimeout(() => process.exit(code), LAST_WORD_MS).unref();
  generator.stop();
  await server.close();
  await relay.stop();
  await db.close();
  process.exit(code);
}

server.http.on("error", (error: NodeJS.ErrnoException) => {
  const reason = error.code === "EADDRINUSE" ? `port ${realtimePort} is in use (REALTIME_PORT)` : error.message;
  process.stderr.write(`The sidecar cannot listen: ${reason}\n`);
  process.exit(1);
});
process.on("SIGTERM", () => void end("asked to", 0));
process.on("SIGINT", () => void end("interrupted", 0));
process.on("disconnect", () => void end("its supervisor is gone", 0));

await relay.start();
relay.watch((message) => {
  if (message.name === "generator_state") generator.apply(message.data.generator, true);
});
generator.apply(await getGenerator(ctx), false);
server.http.listen(realtimePort, host, () =>
  log.info({ host, port: realtimePort, seq: relay.lastSeq }, "the sidecar listens"),
);
