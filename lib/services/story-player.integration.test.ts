import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import type { Play } from "@/lib/schema/demo";
import { loadFacts } from "@/lib/services/load-facts";
import { replaceFacts } from "@/lib/store/installation";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";
import { forgetPlay, pausePlay, resumePlay, setPlaySpeed, stopPlay } from "./change-play";
import type { Context } from "./context";
import { getPlay } from "./get-play";
import { buildHouse, type House } from "./house";
import { playStory } from "./play-story";
import { playerOf } from "./story-player";

const START = Date.parse("2026-03-02T10:00:00.000Z");
const STORY = "approved_pentest"; // stages at 0, 7, 14, 22 and 30 minutes

let test: TestDatabase;
let house: House;
let ctx: Context;
let now: number;
const build = () => buildHouse(test.url, { clock: { now: () => new Date(now), elapsed: () => performance.now() } });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  now = START;
  test = openTestDatabase();
  house = build();
  ctx = { actor: { ...SYSTEM, name: "Kim" }, requestId: "r", house };
  await replaceFacts(house.db, loadFacts(new Date(now), true));
});
afterEach(async () => {
  await stopPlay(ctx);
  await playerOf(house).settled();
  vi.useRealTimers();
  await house.db.close();
  await test.close();
});

/** Lets so many of our seconds pass, and what they bring end. */
async function pass(seconds: number): Promise<Play> {
  now += seconds * 1000;
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  await playerOf(house).settled();
  const { play } = await getPlay(ctx);
  if (!play) throw new Error("nothing was played");
  return play;
}
const sent = (play: Play) => play.stages.filter(({ status }) => status === "sent").map(({ id }) => id);

it("sends each stage at its time in the story, as demo rows of now", async () => {
  await playStory(ctx, { story: STORY, speed: 60 });
  const first = await pass(0);
  expect(sent(first)).toEqual(["scan"]);
  expect(sent(await pass(6.9))).toEqual(["scan"]);
  const second = await pass(0.2);
  expect(sent(second)).toEqual(["scan", "flood"]);
  const [scan, flood] = second.stages;
  const threat = await house.threats.findById(flood?.threat_id ?? "");
  expect(threat).toMatchObject({ origin: "scenario", created_at: new Date(now).toISOString() });
  expect(threat?.false_positive_score.recommendation).toBe(flood?.verdict);
  expect(await house.workflows.findById(scan?.workflow_id ?? "")).toMatchObject({ origin: "scenario", status: "new" });
  await pass(7);
  await pass(8);
  const last = await pass(8);
  expect(last).toMatchObject({ status: "finished", position_seconds: 1800 });
  expect(sent(last)).toHaveLength(5);
});

it("holds while it is paused, goes on from there, and takes another speed on the way", async () => {
  await playStory(ctx, { story: STORY, speed: 60 });
  await pass(3);
  await pausePlay(ctx);
  expect(await pass(100)).toMatchObject({ status: "paused", position_seconds: 180 });
  await resumePlay(ctx);
  await setPlaySpeed(ctx, 1);
  expect(sent(await pass(10))).toEqual(["scan"]);
  await setPlaySpeed(ctx, 60);
  const play = await pass(4);
  expect(play.position_seconds).toBeCloseTo(180 + 10 + 240);
  expect(sent(play)).toEqual(["scan", "flood"]);
});

it("plays once however often it is asked, and one thing at a time", async () => {
  const [one, other] = await Promise.all([
    playStory(ctx, { story: STORY, speed: 60, after: null }),
    playStory(ctx, { story: STORY, speed: 60, after: null }),
  ]);
  expect(other.play?.play_id).toBe(one.play?.play_id);
  await expect(playStory(ctx, { scenario: "critical_threat" })).rejects.toMatchObject({ code: "conflict" });
  await pass(0);
  expect(await house.workflows.list({ sort: "newest", limit: 10 })).toMatchObject({ total: 1 });
  await stopPlay(ctx);
  const late = await playStory(ctx, { story: STORY, after: null }); // the second press of one who saw nothing played
  expect(late.play).toMatchObject({ play_id: one.play?.play_id, status: "stopped" });
});

it("plays a scenario as one stage", async () => {
  await playStory(ctx, { scenario: "critical_threat" });
  const play = await pass(0);
  expect(play).toMatchObject({ kind: "scenario", status: "finished" });
  expect(play.stages).toMatchObject([{ status: "sent", severity: "critical", verdict: "likely_real" }]);
});

it("sends nothing after it was stopped, and what was sent stays", async () => {
  await playStory(ctx, { story: STORY, speed: 60 });
  await pass(0);
  await stopPlay(ctx);
  const play = await pass(60);
  expect(play).toMatchObject({ status: "stopped", stopped_by: "person" });
  expect(sent(play)).toEqual(["scan"]);
  await expect(pausePlay(ctx)).rejects.toMatchObject({ code: "conflict" });
  expect((await stopPlay(ctx)).play?.revision).toBe(play.revision);
});

it("says that a restart stopped it", async () => {
  await playStory(ctx, { story: STORY, speed: 60 });
  await pass(0);
  const after = build(); // another process on the same data
  const { play } = await getPlay({ ...ctx, house: after });
  expect(play).toMatchObject({ status: "stopped", stopped_by: "restart" });
  await after.db.close();
});

it("leads nowhere after what it sent was forgotten", async () => {
  await playStory(ctx, { story: STORY, speed: 60 });
  await pass(0);
  await forgetPlay(ctx);
  const play = await pass(60);
  expect(play).toMatchObject({ status: "stopped", stopped_by: "reset" });
  expect(play.stages[0]).toMatchObject({ status: "sent", workflow_id: null });
});

it("refuses a name that it does not know", async () => {
  await expect(playStory(ctx, { story: "nope" })).rejects.toMatchObject({ code: "invalid" });
});
