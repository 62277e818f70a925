import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { NEXT } from "./build.mjs";

// More room for short-lived objects: with it an instance judged a quarter more signals a second under load.
const ROOMY = "--max-semi-space-size=64";

/** What runs: the web application, the socket sidecar, and the worker. They share a secret that lives as long as this start. */
export function processes({ host, port }, dev) {
  const env = {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    SOC_RUN_SECRET: process.env.SOC_RUN_SECRET ?? randomBytes(32).toString("hex"),
  };
  return [
    { name: "web", args: [ROOMY, NEXT, dev ? "dev" : "start", "-H", host, "-p", String(port)], env },
    { name: "sidecar", args: ["--import", "tsx", "lib/realtime/sidecar.ts"], env },
    { name: "worker", args: ["--import", "tsx", "lib/worker/main.ts"], env },
  ];
}

/** @returns the body of /api/ready once it answers 200, or null when it has not within `patienceMs` */
export async function waitUntilReady(address, cancelled = () => false, patienceMs = 60_000) {
  const until = performance.now() + patienceMs;
  while (performance.now() < until && !cancelled()) {
    try {
      const answer = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return await answer.json();
    } catch {
      // not listening yet
    }
    await sleep(100);
  }
  return null;
}
