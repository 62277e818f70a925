import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { Analytics } from "@/lib/schema/analytics";
import { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { ThreatQuery } from "@/lib/schema/threat-query";
import { TriggerRequest } from "@/lib/schema/trigger-request";
import { replaceFacts } from "@/lib/store/installation";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";
import { analyzeThreat } from "./analyze-threat";
import { changeThreat } from "./change-threat";
import { changeThreats } from "./change-threats";
import type { Context } from "./context";
import { decideAction } from "./decide-action";
import { getAnalytics } from "./get-analytics";
import { getLiveCounts } from "./get-live-counts";
import { getThreat } from "./get-threat";
import { buildHouse } from "./house";
import { listThreats } from "./list-threats";
import { loadFacts } from "./load-facts";
import { previewResolution } from "./preview-resolution";
import { resetDemo } from "./reset-demo";
import { seedDemo } from "./seed-demo";

let test: TestDatabase;
let ctx: Context;

beforeEach(async () => {
  test = openTestDatabase();
  ctx = { actor: { ...SYSTEM, name: "Kim" }, requestId: "r", house: buildHouse(test.url) };
  await replaceFacts(ctx.house.db, loadFacts(new Date(), true));
});
afterEach(async () => {
  await ctx.house.db.close();
  await test.close();
});

const trigger = async (body: unknown, idempotencyKey?: string) =>
  analyzeThreat(ctx, TriggerRequest.parse(body), { origin: "api", idempotencyKey });
const made = async (body: unknown = { scenario: "critical_threat" }) => (await trigger(body)).threat;
const signal = (extra: object = {}) => ({
  threat_type: "brute_force",
  customer_name: "Nobody Known",
  source_ip: "203.0.113.9",
  ...extra,
});

describe("triggering", () => {
  it("answers a whole analysis for each form of request, stored as it was answered", async () => {
    for (const body of [signal(), { scenario: "critical_threat" }, { threat_type: "geo_anomaly" }, {}]) {
      const { threat, replayed } = await trigger(body);
      expect(replayed).toBe(false);
      expect(ThreatAnalysis.parse(threat)).toEqual(threat);
      expect(await getThreat(ctx, threat.id)).toEqual(JSON.parse(JSON.stringify(threat)));
    }
    const { items } = await listThreats(ctx, ThreatQuery.parse({}));
    expect(items.map((item) => item.origin)).toEqual(["generator", "generator", "scenario", "api"]);
  });

  it("replays the same id and body as it stands now, and refuses another body", async () => {
    const id = randomUUID();
    const first = await made(signal({ id, metadata: { b: 1, a: 2 } }));
    await changeThreat(ctx, id, { assignee: "kim" }, first.version);
    const again = await trigger(signal({ id, metadata: { a: 2, b: 1 } }));
    expect(again).toMatchObject({ replayed: true, threat: { id, assignee: "kim", version: 2 } });
    await expect(trigger(signal({ id, request_count: 7 }))).rejects.toMatchObject({ code: "conflict" });
  });

  it("gives racers with one id, or one Idempotency-Key, the winner's threat", async () => {
    const id = randomUUID();
    const byId = await Promise.all(Array.from({ length: 6 }, () => trigger(signal({ id }))));
    const byKey = await Promise.all(Array.from({ length: 6 }, () => trigger({}, "key-1")));
    for (const answers of [byId, byKey]) {
      expect(new Set(answers.map((answer) => answer.threat.id)).size).toBe(1);
      expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    }
    expect((await getLiveCounts(ctx)).total).toBe(2);
    await expect(trigger({ threat_type: "bot_traffic" }, "key-1")).rejects.toMatchObject({ code: "conflict" });
  });

  it("refuses what lies ahead, and scenarios that do not exist", async () => {
    const detected_at = new Date(Date.now() + 6 * 60_000).toISOString();
    await expect(trigger(signal({ detected_at }))).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "detected_at" }],
    });
    await expect(trigger({ scenario: "no_such" })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "scenario" }],
    });
  });

  it("is told of recent threats of the same user and address", async () => {
    for (let i = 0; i < 3; i++) await made(signal({ metadata: { user_id: "u-1" } }));
    const since = new Date(Date.now() - 60_000).toISOString();
    const before = new Date(Date.now() + 60_000).toISOString();
    const { history } = ctx.house;
    expect(await history.countRecent({ source_ip: "203.0.113.9", user: "u-1", since, before })).toBe(3);
    expect(await history.countRecent({ source_ip: null, user: "u-2", since, before })).toBe(0);
  });
});

describe("working on a threat", () => {
  it("asks for the version, resolves, and takes it back", async () => {
    const threat = await made();
    await expect(changeThreat(ctx, threat.id, { assignee: "kim" }, undefined)).rejects.toMatchObject({ status: 428 });
    const resolved = await changeThreat(ctx, threat.id, { resolution: "true_positive", note: "Seen it." }, 1);
    expect(resolved).toMatchObject({
      status: "resolved",
      version: 2,
      resolution: { verdict: "true_positive", note: "Seen it.", by: "Kim" },
    });
    expect(resolved.acknowledged_at).not.toBeNull();
    await expect(changeThreat(ctx, threat.id, { status: "escalated" }, 2)).rejects.toMatchObject({ code: "conflict" });
    await expect(changeThreat(ctx, threat.id, { assignee: "lee" }, 1)).rejects.toMatchObject({ code: "stale" });
    const undone = await changeThreat(ctx, threat.id, { resolution: null }, 2);
    expect(undone).toMatchObject({ status: "in_review", resolution: null, version: 3 });
    expect((await ctx.house.audit.of(threat.id)).map((entry) => entry.action)).toEqual([
      "threat.created",
      "threat.resolved",
      "threat.reopened",
    ]);
  });

  it("records a decision once, and never the opposite", async () => {
    const threat = await made();
    const { id } = threat.response_plan.primary_action;
    const approved = await decideAction(ctx, threat.id, id, { decision: "approve", note: "Go." });
    expect(approved.response_plan.primary_action.status).toBe("approved");
    expect(approved.notes).toMatchObject([{ text: "Go.", by: "Kim" }]);
    expect((await decideAction(ctx, threat.id, id, { decision: "approve" })).version).toBe(approved.version);
    await expect(decideAction(ctx, threat.id, id, { decision: "reject" })).rejects.toMatchObject({ code: "conflict" });
    await expect(decideAction(ctx, threat.id, "none", { decision: "reject" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("previews what a resolution would change, and stores nothing", async () => {
    const threat = await made(signal());
    const preview = await previewResolution(ctx, threat.id, { resolution: "false_positive" });
    expect(preview.after.score).toBeGreaterThan(preview.before.score);
    expect((await getLiveCounts(ctx)).total).toBe(1);
  });
});

describe("changing many", () => {
  it("changes by ids and by filter, and takes it back once", async () => {
    for (let i = 0; i < 30; i++) await made(signal());
    await made({ scenario: "critical_threat" });
    const result = await changeThreats(ctx, {
      filter: { threat_type: "brute_force" },
      change: { resolution: "benign", assignee: "kim" },
    });
    expect(result.changed).toBe(30);
    expect((await getAnalytics(ctx)).by_status.resolved).toBe(30);
    const [touched] = (await listThreats(ctx, ThreatQuery.parse({ status: "resolved" }))).items;
    await changeThreat(ctx, touched?.id ?? "", { note: "later" }, 2);
    const undo_token = result.undo_token ?? "";
    expect((await changeThreats(ctx, { undo_token })).changed).toBe(29); // one was changed since
    expect((await getAnalytics(ctx)).by_status.resolved).toBe(1);
    await expect(changeThreats(ctx, { undo_token })).rejects.toMatchObject({ code: "not_found" });
  });

  it("names what is wrong with a filter", async () => {
    const filter = { severity: "terrible" };
    await expect(changeThreats(ctx, { filter, change: { assignee: "kim" } })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

it("seeds thirty days of judged history, in order of their events, and counts them", async () => {
  const progress: number[] = [];
  const onProgress = (done: number, _: number, of: string) => of === "threats" && progress.push(done);
  const { threats } = await seedDemo(ctx.house, { demo: true, onProgress });
  expect(threats).toBeGreaterThanOrEqual(250);
  expect(progress.at(-1)).toBe(threats);
  const analytics = Analytics.parse(await getAnalytics(ctx));
  expect(analytics).toMatchObject({
    total: threats,
    by_status: { resolved: threats },
    requires_review: 0,
    sla_at_risk: 0,
  });
  const { items } = await listThreats(ctx, ThreatQuery.parse({ limit: 200, sort: "oldest" }));
  const dates = items.map((item) => item.created_at);
  expect(dates).toEqual([...dates].sort());
  expect(items.every((item) => item.origin === "seed" && item.resolution !== null)).toBe(true);
});

it("resets the demo: the past anew, a new stream, and nothing left of the present", async () => {
  const own = await made(signal());
  const stream = await ctx.house.settings.streamId();
  const { threats } = await resetDemo(ctx);
  expect((await getLiveCounts(ctx)).total).toBe(threats);
  expect(await ctx.house.settings.streamId()).not.toBe(stream);
  await expect(getThreat(ctx, own.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await listThreats(ctx, ThreatQuery.parse({ search: own.id }))).total).toBe(0);
  expect((await made(signal())).seq).toBeGreaterThan(own.seq + threats);
});
