import * as z from "zod";
import { env } from "@/lib/config/env";
import type { Readiness } from "@/lib/schema/health";
import type { Context } from "./context";
import { reasonerPart } from "./reasoner-part";
import { isWorkerAlive } from "./worker-liveness";

const SIDECAR_TIMEOUT_MS = 300;
const TAKEN_WITHIN_MS = 15_000;

type Part = Readiness["parts"]["database"];
const shared = globalThis as { __socSidecarSeen?: boolean };

async function databasePart({ house }: Context): Promise<Part> {
  try {
    await house.db.read(z.unknown(), "SELECT value FROM revisions LIMIT 1");
    return { state: "up" };
  } catch {
    return { state: "down", detail: "The database does not answer." };
  }
}

/** Intake works as long as the database does; without a worker, alerts are kept until one is back. */
async function queuePart({ house }: Context): Promise<Part> {
  try {
    const [{ waiting, running, oldest_waiting_at }, alive] = await Promise.all([
      house.queue.depth(),
      isWorkerAlive(house),
    ]);
    const depth = `${waiting} waiting, ${running} being worked on`;
    if (alive === false) return { state: "down", detail: `The worker is silent; ${depth}.` };
    const waited = oldest_waiting_at === null ? 0 : house.clock.now().getTime() - Date.parse(oldest_waiting_at);
    if (running === 0 && waited > TAKEN_WITHIN_MS) {
      return { state: "down", detail: `No worker takes up what waits; ${depth}.` };
    }
    return { state: "up", detail: `${depth}.` };
  } catch {
    return { state: "down", detail: "The queue does not answer." };
  }
}

async function sidecarPart(): Promise<Part> {
  const { host, realtimePort } = env();
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${realtimePort}/health`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(SIDECAR_TIMEOUT_MS), cache: "no-store" });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    shared.__socSidecarSeen = true;
    return { state: "up" };
  } catch {
    if (!shared.__socSidecarSeen) return { state: "starting", detail: "The sidecar has not come up yet." };
    return { state: "down", detail: "Live updates are off; the lists refresh by themselves." };
  }
}

/** Asks each part. Only the database, in which the queue is kept, or a sidecar that never came up makes the whole unavailable. */
export async function getReadiness(ctx: Context): Promise<Readiness> {
  const [database, queue, sidecar, reasoner] = await Promise.all([
    databasePart(ctx),
    queuePart(ctx),
    sidecarPart(),
    reasonerPart(ctx.house),
  ]);
  const well = sidecar.state === "up" && queue.state === "up" && reasoner.state !== "degraded";
  const unavailable = database.state !== "up" || sidecar.state === "starting";
  return {
    status: unavailable ? "unavailable" : well ? "ready" : "degraded",
    parts: { database, queue, sidecar, reasoner },
    realtime: { port: env().realtimePort },
    mode: ctx.house.reasoner ? "live" : "rules",
  };
}
