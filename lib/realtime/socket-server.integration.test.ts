import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isLoopbackHost, isLoopbackOrigin } from "@/lib/http/caller-check";
import { createNudge, type Nudge } from "@/lib/realtime/nudge";
import { Relay } from "@/lib/realtime/relay";
import { createSocketServer, type SocketServer } from "@/lib/realtime/socket-server";
import { storeFeed } from "@/lib/realtime/store-feed";
import { ThreatRows } from "@/lib/realtime/testing/threat-rows";
import type { InitialBatch, ThreatEvent } from "@/lib/schema/realtime";
import { type Database, openDatabase } from "@/lib/store/client";

const COUNTS = { total: 0, last_24h: 0, open_critical: 0, requires_review: 0, sla_at_risk: 0 };
const SECRET = "a-secret-of-this-test";
const PAGE_PORT = 3139;

let rows: ThreatRows;
let db: Database;
let relay: Relay;
let server: SocketServer;
let port: number;
let nudge: Nudge;
let clients: Socket[] = [];

async function start(pollMs: number): Promise<void> {
  relay = new Relay(
    storeFeed(
      db,
      async () => COUNTS,
      () => "stream-a",
    ),
    pollMs,
  );
  await relay.start();
  const isPageOrigin = (origin: string) => isLoopbackOrigin(origin, [PAGE_PORT]);
  server = createSocketServer({
    relay,
    secret: SECRET,
    isPageOrigin,
    refusalOf: ({ headers }) =>
      isLoopbackHost(headers.host ?? "") && (headers.origin === undefined || isPageOrigin(headers.origin))
        ? null
        : "no",
  });
  await new Promise<void>((resolve) => server.http.listen(0, "127.0.0.1", resolve));
  port = (server.http.address() as AddressInfo).port;
  nudge = createNudge({ host: "127.0.0.1", port, secret: SECRET });
}

async function stop(): Promise<void> {
  nudge.close();
  await server.close();
  await relay.stop();
}

beforeEach(async () => {
  rows = new ThreatRows();
  db = openDatabase(`file:${rows.file}`);
  await start(60_000);
});
afterEach(async () => {
  for (const client of clients) client.close();
  clients = [];
  await stop();
  await db.close();
  rows.close();
});

type Options = { transports?: string[]; headers?: Record<string, string>; auth?: Record<string, unknown> };

function open({ transports = ["websocket"], headers = {}, auth = {} }: Options = {}) {
  const client = io(`http://127.0.0.1:${port}`, {
    transports,
    extraHeaders: headers,
    auth,
    reconnection: false,
    forceNew: true,
  });
  clients.push(client);
  const batches: InitialBatch[] = [];
  const events: ThreatEvent[] = [];
  client.on("initial_batch", (batch: InitialBatch) => batches.push(batch));
  client.on("new_threat", (event: ThreatEvent) => events.push(event));
  const outcome = new Promise<string>((resolve) => {
    client.on("connect", () => resolve("connected"));
    client.on("connect_error", () => resolve("refused"));
  });
  return { client, batches, events, outcome };
}

const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).json();

describe("who may connect", () => {
  it.each([
    ["the page by websocket", ["websocket"], { origin: `http://localhost:${PAGE_PORT}` }, "connected"],
    ["the page by polling", ["polling"], { origin: `http://127.0.0.1:${PAGE_PORT}` }, "connected"],
    ["a program", ["websocket"], {}, "connected"],
    ["another site by websocket", ["websocket"], { origin: "http://evil.example" }, "refused"],
    ["another site by polling", ["polling"], { origin: "http://evil.example" }, "refused"],
    ["another port of this machine", ["websocket"], { origin: "http://127.0.0.1:9999" }, "refused"],
    ["a sandboxed frame", ["websocket"], { origin: "null" }, "refused"],
    ["a rebound name by websocket", ["websocket"], { host: "rebound.example" }, "refused"],
  ])("%s: %#", async (_, transports, headers, expected) => {
    expect(await open({ transports, headers }).outcome).toBe(expected);
  });

  it("a rebound name by polling", async () => {
    const status = await new Promise((resolve) => {
      const headers = { host: "rebound.example" };
      get({ host: "127.0.0.1", port, path: "/socket.io/?EIO=4&transport=polling", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
    });
    expect(status).toBe(403);
  });

  it("allows the page's origin only, also to read by polling", async () => {
    const poll = (origin: string) =>
      fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`, { headers: { origin } });
    const page = await poll(`http://localhost:${PAGE_PORT}`);
    expect([page.status, page.headers.get("access-control-allow-origin")]).toEqual([
      200,
      `http://localhost:${PAGE_PORT}`,
    ]);
    const other = await poll("http://evil.example");
    expect([other.status, other.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  });
});

describe("a connection", () => {
  it("starts with the batch, hears a nudge within moments, and can resume later", async () => {
    rows.addMany(3);
    const { client, batches, events } = open();
    await expect.poll(() => batches.length).toBe(1);
    expect(batches[0]).toMatchObject({ seq: 3, stream_id: "stream-a" });
    rows.addMany(2);
    nudge.send();
    await expect.poll(() => events.map(({ seq }) => seq)).toEqual([4, 5]);
    expect(events[0]?.threat.seq).toBe(4);
    client.emit("resume", { stream_id: "stream-a", last_seq: 3 });
    await expect.poll(() => events.map(({ seq }) => seq)).toEqual([4, 5, 4, 5]);
    client.emit("resume", { stream_id: "of before", last_seq: 3 });
    await expect.poll(() => batches.length).toBe(2);
  });

  it("resumes by its handshake", async () => {
    rows.addMany(5);
    const { batches, events } = open({ auth: { stream_id: "stream-a", last_seq: 2 } });
    await expect.poll(() => events.map(({ seq }) => seq)).toEqual([3, 4, 5]);
    expect(batches).toEqual([]);
  });

  it("is forgotten when it closes", async () => {
    const opened = Array.from({ length: 20 }, (_, n) => open({ transports: [n % 2 ? "polling" : "websocket"] }));
    await Promise.all(opened.map(({ outcome }) => outcome));
    await expect.poll(async () => (await health()).clients).toBe(20);
    for (const { client } of opened) client.close();
    await expect.poll(async () => (await health()).clients).toBe(0);
  });

  it("survives nonsense from a client", async () => {
    const { client, outcome } = open();
    await outcome;
    for (const nonsense of [null, 7, "x", {}, { stream_id: 1 }, { stream_id: "s", last_seq: -1 }, [[[]]]]) {
      client.emit("resume", nonsense);
    }
    client.emit("new_threat", { seq: 99 });
    client.emit("resume");
    const { batches } = open();
    await expect.poll(() => batches.length).toBe(1);
  });
});

describe("the nudge", () => {
  it("needs the secret", async () => {
    const headers = { authorization: "Bearer wrong" };
    expect((await fetch(`http://127.0.0.1:${port}/nudge`, { method: "POST", headers })).status).toBe(403);
    expect((await fetch(`http://127.0.0.1:${port}/nudge`, { method: "POST" })).status).toBe(403);
  });

  it("may be lost: the poll finds the row", async () => {
    await stop();
    await start(100);
    nudge.close();
    nudge = createNudge({ host: "127.0.0.1", port: 1, secret: SECRET }); // nobody listens there
    const { events, batches } = open();
    await expect.poll(() => batches.length).toBe(1);
    rows.add();
    for (let n = 0; n < 100; n++) nudge.send();
    await expect.poll(() => events.map(({ seq }) => seq)).toEqual([1]);
  });

  it("reaches 200 writes to the browser in order, fast", async () => {
    const { events, batches } = open();
    await expect.poll(() => batches.length).toBe(1);
    const sent = new Map<number, number>();
    const took: number[] = [];
    clients[0]?.on("new_threat", ({ seq }: ThreatEvent) => took.push(performance.now() - (sent.get(seq) ?? 0)));
    for (let n = 0; n < 200; n++) {
      const before = performance.now();
      sent.set(rows.add(), before);
      nudge.send();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await expect.poll(() => events.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    took.sort((a, b) => a - b);
    expect(took[Math.floor(took.length * 0.5)]).toBeLessThan(50);
  });
});
