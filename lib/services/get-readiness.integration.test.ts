import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { aNewWorkflow, anIntake } from "@/lib/store/testing/a-workflow";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";
import { getReadiness } from "./get-readiness";
import { buildHouse, type House } from "./house";
import { showAlive } from "./worker-liveness";

const settings = vi.hoisted(() => ({ realtimePort: 0 }));
vi.mock("@/lib/config/env", async (original) => {
  const { env } = await original<typeof import("@/lib/config/env")>();
  return { env: () => ({ ...env(), host: "127.0.0.1", realtimePort: settings.realtimePort }) };
});

let test: TestDatabase;
let house: House;
let sidecar: Server;
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  test = openTestDatabase();
  house = buildHouse(test.url, {
    clock: { now: () => new Date(Date.now() + ahead), elapsed: () => performance.now() },
  });
  sidecar = createServer((_, response) => response.end("{}")).listen(0, "127.0.0.1");
  await new Promise((resolve) => sidecar.once("listening", resolve));
  settings.realtimePort = (sidecar.address() as AddressInfo).port;
});
afterEach(async () => {
  sidecar.close();
  await house.db.close();
  await test.close();
});

const ask = () => getReadiness({ actor: SYSTEM, requestId: "test", house });

describe("the queue's part", () => {
  it("tells its depth, and that it is up while the worker takes what waits", async () => {
    await house.workflows.add([aNewWorkflow(), aNewWorkflow()], anIntake());
    await house.queue.claim(1);
    await expect.poll(async () => (await ask()).parts.sidecar.state).toBe("up"); // the first fetch of a process is slow
    const { status, parts } = await ask();
    expect([status, parts.queue]).toEqual(["ready", { state: "up", detail: "1 waiting, 1 being worked on." }]);
  });

  it("is down, and the whole degraded, when nobody takes what waits", async () => {
    await house.workflows.add([aNewWorkflow()], anIntake());
    expect((await ask()).status).toBe("ready");
    ahead = 16_000;
    const { status, parts } = await ask();
    expect([status, parts.queue.state, parts.database.state]).toEqual(["degraded", "down", "up"]);
  });

  it("is down when the worker has fallen silent, even with nothing to do", async () => {
    await showAlive(house);
    expect((await ask()).parts.queue.state).toBe("up");
    ahead = 31_000;
    expect((await ask()).parts.queue).toEqual({
      state: "down",
      detail: "The worker is silent; 0 waiting, 0 being worked on.",
    });
    await showAlive(house);
    expect((await ask()).parts.queue.state).toBe("up");
  });

  it("makes the whole unavailable with the database", async () => {
    const { db } = house;
    house.db = { ...db, read: () => Promise.reject(new Error("gone")) };
    house.queue = { ...house.queue, depth: () => Promise.reject(new Error("gone")) };
    const { status, parts } = await ask();
    house.db = db;
    expect([status, parts.queue.state, parts.database.state]).toEqual(["unavailable", "down", "down"]);
  });
});
