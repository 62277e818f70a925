import * as z from "zod";
import { env } from "@/lib/config/env";
import type { Readiness } from "@/lib/schema/health";
import type { Context } from "./context";

const SIDECAR_TIMEOUT_MS = 300;

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

/** Asks each part. Only the database, or a sidecar that never came up, makes the whole unavailable. */
export async function getReadiness(ctx: Context): Promise<Readiness> {
  const [database, sidecar] = await Promise.all([databasePart(ctx), sidecarPart()]);
  const unavailable = database.state !== "up" || sidecar.state === "starting";
  return {
    status: unavailable ? "unavailable" : sidecar.state === "up" ? "ready" : "degraded",
    parts: { database, queue: { state: "off" }, sidecar, reasoner: { state: "off", detail: "Judged by rules." } },
    realtime: { port: env().realtimePort },
    mode: "rules",
  };
}
