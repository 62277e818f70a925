import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as batch from "@/app/api/alerts/batch/route";
import * as list from "@/app/api/alerts/list/route";
import * as process_ from "@/app/api/alerts/process/route";
import * as status from "@/app/api/alerts/status/[workflow_id]/route";
import * as metrics from "@/app/api/metrics/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { anAlertBody } from "@/lib/http/testing/work-through";
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
  await house.db.close();
  await test.close();
});

const processed = async (alert = anAlertBody()): Promise<string> =>
  (await call(process_.POST, { body: alert })).json.workflow_id;
const read = (workflow_id: string) => call(status.GET, { method: "GET", params: { workflow_id } });

describe("one alert", () => {
  it("is answered once it is stored, and by its workflow when it comes again", async () => {
    const alert = anAlertBody();
    const first = await call(process_.POST, { body: alert, headers: { "x-soc-origin": "manual" } });
    expect([first.status, first.json.status, first.json.alert_id]).toEqual([202, "new", alert.alert_id]);
    expect(first.headers.get("location")).toBe(`/api/alerts/status/${first.json.workflow_id}`);
    const again = await call(process_.POST, { body: { alert } });
    expect([again.status, again.json.workflow_id]).toEqual([202, first.json.workflow_id]);
    expect([first, again].map(({ headers }) => headers.get("idempotent-replayed"))).toEqual([null, "true"]);
    const other = await call(process_.POST, { body: { ...alert, description: "Another." } });
    expect(other.status).toBe(409);
    expect(other.json.detail).toContain(first.json.workflow_id);
    expect((await read(first.json.workflow_id)).json).toMatchObject({ origin: "manual", alert: { severity: "high" } });
  });

  it("is refused with every bad field named", async () => {
    const bad = { ...anAlertBody({ severity: "bad", confidence: 7, rule_name: undefined }), rule_id: undefined };
    for (const [body, prefix] of [
      [bad, ""],
      [{ alert: bad }, "alert."],
    ] as const) {
      const { status, json } = await call(process_.POST, { body });
      expect([status, json.title]).toEqual([422, "Invalid alert"]);
      const paths = json.errors.map(({ path }: { path: string }) => path).sort();
      expect(paths).toEqual(["confidence", "rule_id", "rule_name", "severity"].map((path) => `${prefix}${path}`));
    }
  });

  it("in a race has one workflow", async () => {
    const alert = anAlertBody();
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(process_.POST, { body: alert })));
    expect(new Set(answers.map(({ json }) => json.workflow_id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get("idempotent-replayed") === null)).toHaveLength(1);
  });
});

describe("a batch", () => {
  it("stores the good ones together and lists the others", async () => {
    const [a, b] = [anAlertBody(), anAlertBody()];
    const stored = anAlertBody();
    const id = await processed(stored);
    const body = [a, { alert_id: "x" }, a, b, { ...a, tags: ["other"] }, 7, stored, { ...stored, tags: ["other"] }];
    const { status, json } = await call(batch.POST, { body: { alerts: body } });
    expect(status).toBe(202);
    expect(json.accepted.map((item: { alert_id: string }) => item.alert_id)).toEqual(
      [a, a, b, stored].map((alert) => alert.alert_id),
    );
    expect(json.accepted[0]).toEqual(json.accepted[1]);
    expect(json.accepted[3].workflow_id).toBe(id);
    expect(json.rejected.map((item: { index: number }) => item.index)).toEqual([1, 4, 5, 7]);
    expect(json.rejected[0].errors.map((error: { path: string }) => error.path)).toContain("severity");
    expect(json.rejected[1].errors).toEqual([{ path: "alert_id", message: expect.stringContaining("other content") }]);
    const found = await call(list.GET, { method: "GET", query: `?batch=${json.batch_id}` });
    expect([found.json.total, found.json.items.length]).toEqual([2, 2]);
  });

  it("without a good one stores nothing and names all that is wrong", async () => {
    const { status, json } = await call(batch.POST, { body: [{ ...anAlertBody(), severity: 1 }, null] });
    expect([status, json.title]).toEqual([422, "Invalid alert"]);
    expect(json.errors.map((error: { path: string }) => error.path)).toEqual(["0.severity", "1"]);
    for (const body of [[], {}, { alerts: 1 }, { alerts: [anAlertBody()], more: 1 }, Array(1001).fill(anAlertBody())]) {
      expect((await call(batch.POST, { body })).status).toBe(422);
    }
  });

  it("of a thousand is accepted in well under a second", async () => {
    const evidence_sample = Array.from({ length: 8 }, (_, n) => ({
      ts: 1769853600,
      user: `user-${n}`,
      note: "x".repeat(80),
    }));
    const alerts = Array.from({ length: 1000 }, (_, n) =>
      anAlertBody({ evidence_sample, assets: { host: `web-${n % 50}` } }),
    );
    const from = performance.now();
    const { status, json } = await call(batch.POST, { body: alerts });
    const took = performance.now() - from;
    expect([status, json.accepted.length]).toEqual([202, 1000]);
    expect(took).toBeLessThan(2000); // several times what it takes on a machine that is not busy
    if (process.env.SHOW_TIMES) console.log(`1000 alerts in ${took.toFixed(0)} ms`);
  });

  it("that is too large is refused, one over 1 MiB is not", async () => {
    const description = "x".repeat(15_000);
    const alerts = Array.from({ length: 80 }, () => anAlertBody({ description }));
    expect((await call(batch.POST, { body: alerts })).status).toBe(202);
    expect((await call(process_.POST, { body: alerts })).status).toBe(413);
    expect((await call(batch.POST, { body: `[${" ".repeat(16 * 1024 * 1024)}]` })).status).toBe(413);
  });
});

describe("a full queue", () => {
  it("answers 503 with Retry-After, and stores nothing of a batch that would go past its bound", async () => {
    const { waiting } = await house.queue.depth();
    const before = (await call(metrics.GET, { method: "GET" })).json.total;
    const whole = house.queue;
    house.queue = { ...whole, most: waiting + 2 };
    const refused = await call(batch.POST, { body: [anAlertBody(), anAlertBody(), anAlertBody()] });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    expect((await call(batch.POST, { body: [anAlertBody(), anAlertBody()] })).status).toBe(202);
    expect((await call(process_.POST, { body: anAlertBody() })).status).toBe(503);
    house.queue = whole;
    expect((await call(metrics.GET, { method: "GET" })).json.total).toBe(before + 2);
  });
});
