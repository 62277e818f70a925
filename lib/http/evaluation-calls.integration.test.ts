import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as one from "@/app/api/evaluations/[evaluation_id]/route";
import * as all from "@/app/api/evaluations/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { EvaluationRequest } from "@/lib/schema/evaluation";
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

const file = (name: string) => JSON.parse(readFileSync(`data/${name}.json`, "utf8"));
const alert = (alert_id: string) => ({ alert_id, rule_id: "R", title: "T", severity: "low", description: "" });
const truth = (alert_id: string) => ({ alert_id, verdict: "benign" });

describe("an evaluation", () => {
  it("of the samples is stored, waits, and can be taken up by the worker", async () => {
    const body = { name: " Samples ", ...file("alerts"), truth: file("ground_truth") };
    const started = await call(all.POST, { body });
    expect([started.status, started.json.name, started.json.status]).toEqual([202, "Samples", "waiting"]);
    expect([started.json.total, started.json.done, started.json.report]).toEqual([body.alerts.length, 0, null]);
    const { id } = started.json;
    expect(await house.evaluations.take()).toBe(id);
    const input = await house.evaluations.inputOf(id);
    expect(EvaluationRequest.safeParse({ name: "x", ...(input as object) }).success).toBe(true); // it can be read again
    const read = await call(one.GET, { method: "GET", params: { evaluation_id: id } });
    expect(read.json.status).toBe("running");
    const listed = await call(all.GET, { method: "GET" });
    expect(listed.json.items).toMatchObject([{ id, report: null }]);
    expect(await house.workflows.list({ sort: "newest", limit: 1 })).toMatchObject({ total: 0 }); // nothing is learned of it
  });

  it.each([
    [
      "a bad alert",
      { alerts: [alert("a"), { ...alert("b"), severity: 1 }], truth: [truth("a")] },
      ["alerts.1.severity"],
    ],
    ["a bad label", { alerts: [alert("a")], truth: [{ alert_id: "a", verdict: "bad" }] }, ["truth.0.verdict"]],
    ["an alert twice", { alerts: [alert("a"), alert("a")], truth: [truth("a")] }, ["alerts.1.alert_id"]],
    ["a label twice", { alerts: [alert("a")], truth: [truth("a"), truth("a")] }, ["truth.1.alert_id"]],
    ["labels of other alerts", { alerts: [alert("a")], truth: [truth("b")] }, ["truth"]],
    ["nothing", { alerts: [], truth: [] }, ["alerts", "truth"]],
  ])("with %s is refused whole", async (_, body, paths) => {
    const { status, json } = await call(all.POST, { body: { name: "x", ...body } });
    expect([status, json.title]).toEqual([422, "Invalid evaluation"]);
    expect(json.errors.map(({ path }: { path: string }) => path)).toEqual(paths);
  });

  it("that is none is not found", async () => {
    for (const evaluation_id of [randomUUID(), "x"]) {
      const { status, json } = await call(one.GET, { method: "GET", params: { evaluation_id } });
      expect([status, json.detail]).toEqual([404, "There is no such evaluation."]);
    }
  });
});
