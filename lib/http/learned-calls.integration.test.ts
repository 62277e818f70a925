import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as alert from "@/app/api/alerts/[workflow_id]/route";
import * as process_ from "@/app/api/alerts/process/route";
import * as learned from "@/app/api/learned/route";
import * as summary from "@/app/api/learned/summary/route";
import * as threat from "@/app/api/threats/[id]/route";
import * as bulk from "@/app/api/threats/bulk/route";
import * as trigger from "@/app/api/threats/trigger/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { anAlertBody } from "@/lib/http/testing/work-through";
import { LearnedPage, LearnedSummary, type Lesson } from "@/lib/schema/learned";
import { buildHouse, type House } from "@/lib/services/house";
import { measureLessons } from "@/lib/services/measure-lessons";
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
beforeEach(async () => {
  for (const table of ["threats", "workflows", "lessons"]) await test.db.run(`DELETE FROM ${table}`);
});
afterAll(async () => {
  await house.db.close();
  await test.close();
});

const page = async (query = ""): Promise<LearnedPage> => {
  const { status, json } = await call(learned.GET, { method: "GET", query });
  expect(status).toBe(200);
  return LearnedPage.parse(json);
};
const figures = async (query = ""): Promise<LearnedSummary> =>
  LearnedSummary.parse((await call(summary.GET, { method: "GET", query })).json);
const first = async (query = ""): Promise<Lesson> => {
  const [item] = (await page(query)).items;
  if (!item) throw new Error("nothing was learned");
  return item;
};
const signal = (customer_name = "Example Bank") => ({
  threat_type: "brute_force",
  customer_name,
  source_ip: "203.0.113.7",
  endpoint: "/login",
  metadata: { failed_attempts: 900, distinct_accounts: 3 },
});
const aThreat = async (customer?: string): Promise<string> =>
  (await call(trigger.POST, { body: signal(customer) })).json.id;
const anAlert = async (change = {}): Promise<string> =>
  (await call(process_.POST, { body: anAlertBody(change) })).json.workflow_id;
const patchThreat = (id: string, body: object) =>
  call(threat.PATCH, { method: "PATCH", body: { version: 1, ...body }, params: { id } });
const patchAlert = (workflow_id: string, body: object) =>
  call(alert.PATCH, { method: "PATCH", body: { version: 1, ...body }, params: { workflow_id } });

describe("what was learned", () => {
  it("names who resolved a threat, why, and how far it moves the next one, which is how the next one is scored", async () => {
    const id = await aThreat();
    await patchThreat(id, { resolution: "false_positive", note: "Our scanner." });
    expect(await first()).toMatchObject({
      kind: "threat",
      subject_id: id,
      topic: "brute_force",
      customer_name: "Example Bank",
      verdict: "false_positive",
      reason: "Our scanner.",
      by: "Analyst",
      ended: null,
      pending: true,
      effect: null,
    });
    expect(await measureLessons(house, 10)).toBe(1);
    expect(await measureLessons(house, 10)).toBe(0);
    const lesson = await first();
    if (lesson.kind !== "threat" || !lesson.effect) throw new Error("no effect");
    const { before, after } = lesson.effect;
    expect(after.score).toBeGreaterThan(before.score);
    const next = (await call(trigger.POST, { body: signal() })).json;
    expect(next.false_positive_score.score).toBeCloseTo(after.score, 3);
    expect(lesson.pending).toBe(false);
  });

  it("measures each against what was known when it was given, whenever that is done", async () => {
    const ids = [await aThreat(), await aThreat(), await aThreat()];
    for (const id of ids) await patchThreat(id, { resolution: "false_positive", note: "Ours." });
    await measureLessons(house, 10);
    const effects = (await page()).items.map(
      ({ effect }) => effect as { before: { score: number }; after: { score: number } },
    );
    const [third, second, one] = effects;
    expect(one?.after.score).toBeCloseTo(second?.before.score ?? 0, 3);
    expect(second?.after.score).toBeCloseTo(third?.before.score ?? 0, 3);
  });

  it("tells the same of an alert, with its rule's record", async () => {
    const id = await anAlert();
    await patchAlert(id, { resolution: "true_positive", note: "Seen it." });
    await anAlert(); // what comes later teaches it nothing
    await measureLessons(house, 10);
    const lesson = await first("?kind=alert");
    expect(lesson).toMatchObject({ topic: "AUTH-1", topic_name: "Many failed sign-ins", subject_id: id });
    if (lesson.kind !== "alert" || !lesson.effect) throw new Error("no effect");
    const { before, after } = lesson.effect;
    expect(after.malicious_probability).toBeGreaterThan(before.malicious_probability);
    expect([before.rule_resolved, after.rule_resolved]).toEqual([
      { real: 0, false: 0 },
      { real: 1, false: 0 },
    ]);
  });

  it("shows what was taken back or given anew, and counts what stands", async () => {
    const [id, other] = [await aThreat(), await anAlert()];
    await patchThreat(id, { resolution: "benign", note: "First." });
    await patchThreat(id, { resolution: null, version: 2 });
    await patchThreat(id, { resolution: "true_positive", note: "Second.", version: 3 });
    await patchThreat(id, { resolution: "benign", note: "Third.", version: 4 });
    await patchAlert(other, { resolution: "false_positive", note: "Fourth." });
    const found = (await page()).items.map(({ reason, ended }) => [reason, ended?.how ?? null, ended?.by ?? null]);
    expect(found).toEqual([
      ["Fourth.", null, null],
      ["Third.", null, null],
      ["Second.", "replaced", "Analyst"],
      ["First.", "undone", "Analyst"],
    ]);
    await measureLessons(house, 10);
    const told = await figures();
    expect(told).toMatchObject({ ended: 2, threat: { lessons: 1 }, alert: { lessons: 1 } });
    expect(told.topics.map(({ topic, real, false: wrong }) => [topic, real, wrong])).toEqual([
      ["brute_force", 0, 1],
      ["AUTH-1", 0, 1],
    ]);
    expect(told.threat.moved).toBeGreaterThan(0);
    expect(told.people).toEqual([{ by: "Analyst", lessons: 2 }]);
  });

  it("follows a bulk change and its undo", async () => {
    const ids = [await aThreat(), await aThreat()];
    const change = { resolution: "benign", note: "All of them." };
    const { undo_token } = (await call(bulk.POST, { body: { ids, change } })).json;
    expect((await page()).items.map(({ reason }) => reason)).toEqual(["All of them.", "All of them."]);
    await call(bulk.POST, { body: { undo_token } });
    expect((await page()).items.map(({ ended }) => ended?.how)).toEqual(["undone", "undone"]);
  });

  it("is filtered and paged", async () => {
    const ids = [await aThreat(), await aThreat("Example Shop"), await aThreat()];
    await patchThreat(ids[0] ?? "", { resolution: "benign", note: "A" });
    await patchThreat(ids[1] ?? "", { resolution: "true_positive", note: "B" });
    await patchThreat(ids[2] ?? "", { resolution: "benign", note: "C" });
    await patchAlert(await anAlert(), { resolution: "benign", note: "D" });
    const reasons = async (query: string) => (await page(query)).items.map(({ reason }) => reason).join("");
    expect(await reasons("?kind=threat")).toBe("CBA");
    expect(await reasons("?kind=alert")).toBe("D");
    expect(await reasons("?verdict=true_positive")).toBe("B");
    expect(await reasons("?customer=example%20SHOP")).toBe("B");
    expect(await reasons("?topic=brute_force&verdict=benign&by=Analyst")).toBe("CA");
    expect(await reasons("?by=Nobody")).toBe("");
    expect(await reasons("?since=2099-01-01T00:00:00Z")).toBe("");
    const one = await page("?limit=3");
    expect([one.total, one.items.length]).toEqual([4, 3]);
    expect(await reasons(`?limit=3&cursor=${one.next_cursor}`)).toBe("A");
    expect((await page(`?limit=3&cursor=${one.next_cursor}`)).next_cursor).toBeNull();
  });

  it("names what is wrong with a query", async () => {
    for (const query of ["?kind=ticket", "?verdict=noise", "?limit=0", "?cursor=zz", "?since=yesterday", "?nope=1"]) {
      const { status, json } = await call(learned.GET, { method: "GET", query });
      expect([status, json.errors?.length], query).toEqual([422, 1]);
    }
  });
});
