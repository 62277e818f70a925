import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import * as pause from "@/app/api/demo/pause/route";
import * as play from "@/app/api/demo/play/route";
import * as resume from "@/app/api/demo/resume/route";
import * as speed from "@/app/api/demo/speed/route";
import * as state from "@/app/api/demo/state/route";
import * as stop from "@/app/api/demo/stop/route";
import * as stories from "@/app/api/demo/stories/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { Stories } from "@/lib/schema/demo";
import { buildHouse, type House } from "@/lib/services/house";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";

const built = vi.hoisted(() => ({ house: undefined as House | undefined }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));

let test: TestDatabase;
let house: House;
beforeAll(() => {
  test = openTestDatabase();
  house = buildHouse(test.url);
  built.house = house;
});
afterAll(async () => {
  await call(stop.POST);
  await house.db.close();
  await test.close();
});
beforeEach(async () => {
  await call(stop.POST);
});

const now = async () => (await call(state.GET, { method: "GET" })).json.play;
const begin = (body: unknown) => call(play.POST, { body });

describe("the calls of the demo", () => {
  it("list stories and scenarios, without what they are expected to be judged as", async () => {
    const { status, json, text } = await call(stories.GET, { method: "GET" });
    expect(status).toBe(200);
    const { stories: items, scenarios } = Stories.parse(json);
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(items.map(({ truth }) => truth)).toContain("harmless");
    expect(scenarios.length).toBe(20);
    expect(text).not.toContain("expected");
  });

  it("play, pause, resume, pace and stop", async () => {
    expect((await begin({ story: "payroll_phish", speed: 1 })).json.play).toMatchObject({
      status: "playing",
      speed: 1,
      started_by: "Analyst",
    });
    await expect.poll(async () => (await now()).stages[0].status).toBe("sent");
    expect((await call(pause.POST)).json.play.status).toBe("paused");
    expect((await call(pause.POST)).status).toBe(200);
    expect((await call(resume.POST)).json.play.status).toBe("playing");
    expect((await call(speed.PUT, { method: "PUT", body: { speed: 60 } })).json.play.speed).toBe(60);
    expect((await call(stop.POST)).json.play).toMatchObject({ status: "stopped", stopped_by: "person" });
    expect((await call(pause.POST)).status).toBe(409);
  });

  it("refuse a speed, a name and a body that cannot be", async () => {
    expect((await begin({ story: "payroll_phish", speed: 61 })).json.errors[0].path).toBe("speed");
    expect((await begin({ story: "nope" })).json.errors[0].path).toBe("story");
    expect((await begin({ scenario: "nope" })).json.errors[0].path).toBe("scenario");
    expect((await begin({})).status).toBe(422);
    expect((await begin({ story: "payroll_phish", scenario: "critical_threat" })).status).toBe(422);
  });

  it("play one thing at a time, and say what is in the way", async () => {
    await begin({ story: "payroll_phish", speed: 1 });
    const { status, json } = await begin({ story: "booking_ransom" });
    expect(status).toBe(409);
    expect(json.detail).toContain("A payroll mail");
  });

  it("tell each step through the outbox, in order", async () => {
    await begin({ scenario: "critical_threat" });
    await expect.poll(async () => (await now()).status).toBe("finished");
    const Row = z.object({ payload: z.string() });
    const rows = await house.db.read(Row, "SELECT payload FROM outbox WHERE kind = 'demo_state' ORDER BY seq");
    const steps = rows.map(({ payload }) => JSON.parse(payload).play).filter(({ kind }) => kind === "scenario");
    expect(steps.map(({ stages: [stage], status }) => [status, stage.status])).toEqual([
      ["playing", "waiting"],
      ["playing", "sending"],
      ["finished", "sent"],
    ]);
    expect(steps.map(({ revision }) => revision)).toEqual([2, 3, 4]);
  });
});
