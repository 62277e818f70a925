import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Truth } from "@/lib/schema/evaluation";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";
import { buildHouse, type House } from "./house";
import { listEvaluationSamples } from "./list-evaluation-samples";
import { nextEvaluation } from "./run-evaluation";

let test: TestDatabase;
let house: House;
beforeEach(() => {
  test = openTestDatabase();
  house = buildHouse(test.url);
});
afterEach(async () => {
  await house.db.close();
  await test.close();
});

const samples = listEvaluationSamples();
const never = new AbortController().signal;

async function ask(input: { alerts: unknown[]; truth: Truth[] } = samples): Promise<string> {
  const id = randomUUID();
  await house.evaluations.add({
    id,
    name: "Samples",
    total: input.alerts.length,
    input,
    at: new Date().toISOString(),
  });
  return id;
}

it("runs what waits, the oldest first, and stores the report; the house itself learns nothing of it", async () => {
  const first = await ask();
  const second = await ask({ alerts: samples.alerts.slice(0, 2), truth: samples.truth.slice(0, 1) });
  expect(await nextEvaluation(house, never)).toBe(true);
  expect(await house.evaluations.findById(first)).toMatchObject({
    status: "completed",
    done: 15,
    report: { alerts: 15, unlabelled: 0, failed: 0, accuracy: 1 },
  });
  expect(await nextEvaluation(house, never)).toBe(true);
  expect(await house.evaluations.findById(second)).toMatchObject({
    status: "completed",
    report: { alerts: 1, unlabelled: 1 },
  });
  expect(await nextEvaluation(house, never)).toBe(false);
  expect(await house.workflows.list({ sort: "newest", limit: 1 })).toMatchObject({ total: 0 });
});

it("says why one failed, and goes on with the next", async () => {
  const broken = await ask({ alerts: [{ alert_id: "a" }], truth: samples.truth });
  const good = await ask();
  expect(await nextEvaluation(house, never)).toBe(true);
  expect(await house.evaluations.findById(broken)).toMatchObject({
    status: "failed",
    error: expect.stringContaining("rule_id"),
  });
  expect(await nextEvaluation(house, never)).toBe(true);
  expect(await house.evaluations.findById(good)).toMatchObject({ status: "completed" });
});

it("begins anew what was cut off", async () => {
  const id = await ask();
  const ending = new AbortController();
  const cut = nextEvaluation(house, ending.signal);
  await new Promise((resolve) => setTimeout(resolve, 20));
  ending.abort();
  await expect(cut).rejects.toThrow();
  expect(await house.evaluations.findById(id)).toMatchObject({ status: "running", report: null });
  await house.evaluations.takeBack();
  expect(await nextEvaluation(house, never)).toBe(true);
  expect(await house.evaluations.findById(id)).toMatchObject({ status: "completed", report: { accuracy: 1 } });
});
