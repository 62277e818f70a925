import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ThreatRows } from "@/lib/realtime/testing/threat-rows";
import type { InitialBatch, ThreatEvent } from "@/lib/schema/realtime";

let rows: ThreatRows;
let web: Server;
let webPort: number;
let realtimePort: number;
let posts: string[] = [];
let children: ChildProcess[] = [];
let client: Socket | undefined;

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, "close");
  return port;
}

function start() {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/realtime/sidecar.ts"], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH ?? "",
      DATA_DIR: rows.folder,
      HOST: "127.0.0.1",
      PORT: String(webPort),
      REALTIME_PORT: String(realtimePort),
      SOC_RUN_SECRET: "a-secret-of-this-test",
      THREAT_GENERATOR: "off",
      LOG_LEVEL: "warn",
    },
  });
  children.push(child);
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  return { child, said: () => said };
}

type HealthAnswer = { status: string; clients: number; last_seq: number; stream_id: string };
async function health(): Promise<HealthAnswer | null> {
  const answer = await fetch(`http://127.0.0.1:${realtimePort}/health`).catch(() => null);
  return answer && ((await answer.json()) as HealthAnswer);
}
const isUp = () => expect.poll(async () => (await health())?.status, { timeout: 15_000 }).toBe("ok");
const exitOf = async (child: ChildProcess) => child.exitCode ?? ((await once(child, "exit")) as [number | null])[0];

beforeEach(async () => {
  rows = new ThreatRows();
  posts = [];
  web = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      posts.push(`${request.method} ${request.url} ${body}`);
      response.end("{}");
    });
  });
  webPort = await listen(web);
  realtimePort = await freePort();
});
afterEach(async () => {
  client?.close();
  for (const child of children) child.kill("SIGKILL");
  children = [];
  web.closeAllConnections();
  web.close();
  rows.close();
});

it("is killed in the middle of 200 threats, and the console ends up with each of them once, in order", async () => {
  const first = start();
  await isUp();
  const known: number[] = [];
  let point: { stream_id: string; last_seq: number } | null = null;
  client = io(`http://127.0.0.1:${realtimePort}`, {
    transports: ["websocket"],
    auth: (give) => give(point ?? {}),
    reconnectionDelay: 100,
    reconnectionDelayMax: 100,
  });
  client.on("initial_batch", (batch: InitialBatch) => {
    expect(known).toEqual([]);
    known.push(...batch.threats.map(({ seq }) => seq).reverse());
    point = { stream_id: batch.stream_id, last_seq: batch.seq };
  });
  client.on("new_threat", ({ seq }: ThreatEvent) => {
    known.push(seq);
    if (point) point.last_seq = seq;
  });
  await expect.poll(() => point).not.toBeNull();
  for (let n = 1; n <= 200; n++) {
    rows.add();
    if (n === 70) first.child.kill("SIGKILL");
    if (n === 140) start();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const all = Array.from({ length: 200 }, (_, n) => n + 1);
  await expect.poll(() => known, { timeout: 20_000 }).toEqual(all);
  expect(await health()).toMatchObject({ clients: 1, last_seq: 200 });
  client.close();
  await expect.poll(async () => (await health())?.clients).toBe(0);
});

it("posts like any integrator while the generator runs, and reacts at once to its switch", async () => {
  start();
  await isUp();
  expect(posts).toEqual([]);
  rows.addRow("generator_state", JSON.stringify({ running: true, interval_seconds: 5 }));
  await expect.poll(() => posts, { timeout: 4000 }).toEqual(["POST /api/threats/trigger {}"]);
});

it("says in one line that its port is taken, and fails", async () => {
  const taken = createServer();
  taken.listen(realtimePort, "127.0.0.1");
  await once(taken, "listening");
  const { child, said } = start();
  expect(await exitOf(child)).toBe(1);
  taken.close();
  expect(said().trim().split("\n")).toEqual([
    `The sidecar cannot listen: port ${realtimePort} is in use (REALTIME_PORT)`,
  ]);
});

it("ends when it is asked to, and when its supervisor is gone", async () => {
  const asked = start();
  await isUp();
  asked.child.kill("SIGTERM");
  expect(await exitOf(asked.child)).toBe(0);
  const orphan = start();
  await isUp();
  orphan.child.disconnect();
  expect(await exitOf(orphan.child)).toBe(0);
});
