import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as costs from "@/app/api/costs/route";
import * as ready from "@/app/api/ready/route";
import * as prometheus from "@/app/metrics/route";
import { callRoute as call } from "@/lib/http/testing/call-route";
import { createOpenAiReasoner } from "@/lib/llm/openai-reasoner";
import { aQuestion, GOOD } from "@/lib/llm/testing/ask-model";
import { type ModelServer, startModelServer } from "@/lib/llm/testing/model-server";
import { ModelCosts } from "@/lib/schema/model-cost";
import { buildHouse, type House } from "@/lib/services/house";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";

const built = vi.hoisted(() => ({ house: undefined as House | undefined, dailyUsd: 1 }));
vi.mock("@/lib/services/house", async (original) => ({
  ...(await original<typeof import("@/lib/services/house")>()),
  house: () => built.house,
}));
vi.mock("@/lib/config/env", async (original) => {
  const { env } = await original<typeof import("@/lib/config/env")>();
  return { env: () => ({ ...env(), llmDailyBudgetUsd: built.dailyUsd }) };
});

let test: TestDatabase;
let server: ModelServer;
let house: House;
let at = Date.parse("2026-04-10T12:00:00.000Z");

beforeEach(async () => {
  at = Date.parse("2026-04-10T12:00:00.000Z");
  test = openTestDatabase();
  server = await startModelServer(() => ({ answer: GOOD }));
  house = buildHouse(test.url, {
    clock: { now: () => new Date(at), elapsed: () => performance.now() },
    openModelDesk: (ledger) =>
      createOpenAiReasoner({
        ...{ apiKey: "sk-test", baseUrl: server.url, model: "gpt-4o", models: { decision: "my-own" } },
        ...{ timeoutMs: 2_000, concurrency: 8, policy: "uncertain", dailyBudgetUsd: built.dailyUsd, ledger },
      }),
  });
  built.house = house;
});
afterEach(async () => {
  await house.db.close();
  await test.close();
  await server.close();
});

async function readCosts(): Promise<ModelCosts> {
  const { status, json } = await call(costs.GET, { method: "GET" });
  expect(status).toBe(200);
  return ModelCosts.parse(json);
}

async function ask(parts: Parameters<typeof aQuestion>[0] = {}) {
  await house.reasoner?.reason(aQuestion(parts)).catch(() => undefined);
}

const EACH = 0.0045; // 1000 tokens in and 200 out of gpt-4o

describe("GET /api/costs", () => {
  it("is all zeros before any call, and says how the model stands", async () => {
    expect(await readCosts()).toMatchObject({
      ...{ mode: "live", model: "gpt-4o", policy: "uncertain", breaker: "closed" },
      budget: { daily_usd: 1, spent_today_usd: 0, reserved_usd: 0, left_usd: 1 },
      ...{ by_agent: [], per_threat_usd: null, per_alert_usd: null },
      avoided: { skipped_by_policy: 0, saved_usd: 0, share_sent: null },
      dropped_claims: { findings: 0, dropped: 0, share: null },
    });
  });

  it("says rules when no model is there", async () => {
    const other = buildHouse(test.url);
    built.house = other;
    expect(await readCosts()).toMatchObject({ mode: "rules", model: null, breaker: "off" });
    await other.db.close();
  });

  it("adds up by agent, model, customer, day, threat and alert", async () => {
    at = Date.parse("2026-04-08T09:00:00.000Z");
    await ask({ customer_name: "Beta", subject: { kind: "threat", id: "T-1" } });
    at = Date.parse("2026-04-10T12:00:00.000Z");
    await ask({ subject: { kind: "alert", id: "W-1" } });
    await ask({ subject: { kind: "alert", id: "W-1" } });
    await ask({ subject: { kind: "alert", id: "W-2" } });
    const found = await readCosts();
    expect(found.today).toMatchObject({ calls: 3, input_tokens: 3000, output_tokens: 600 });
    expect(found.today.cost_usd).toBeCloseTo(3 * EACH, 9);
    expect(found.budget.left_usd).toBeCloseTo(1 - 3 * EACH, 9);
    expect(found.by_agent.map(({ key, calls }) => [key, calls])).toEqual([["triage", 4]]);
    expect(found.by_model.map(({ key, calls }) => [key, calls])).toEqual([["gpt-4o", 4]]);
    expect(found.by_customer.map(({ key, calls }) => [key, calls])).toEqual([
      ["Acme", 3],
      ["Beta", 1],
    ]);
    expect(found.by_day).toHaveLength(30);
    expect(found.by_day.slice(-3).map(({ key, calls }) => [key, calls])).toEqual([
      ["2026-04-08", 1],
      ["2026-04-09", 0],
      ["2026-04-10", 3],
    ]);
    expect(found.per_threat_usd).toBeCloseTo(EACH, 9);
    expect(found.per_alert_usd).toBeCloseTo(1.5 * EACH, 9);
    // 2.5 days since the first use, 20.5 still to come
    expect(found.month.cost_usd).toBeCloseTo(4 * EACH, 9);
    expect(found.month.projected_usd).toBeCloseTo(4 * EACH * (1 + 20.5 / 2.5), 6);
  });

  it("counts what was avoided and what was dropped", async () => {
    const question = aQuestion();
    const { agent, customer_name, subject } = question;
    await house.reasoner?.reason(question);
    await house.reasoner?.reason(question);
    for (let nth = 0; nth < 2; nth += 1) house.reasoner?.note?.({ agent, customer_name, subject, what: "skipped" });
    house.reasoner?.note?.({
      ...{ agent, customer_name, subject: { kind: "alert", id: subject.id }, what: "grounded" },
      ...{ findings: 4, dropped: 1, ungrounded: false },
    });
    await expect.poll(async () => (await readCosts()).dropped_claims).toEqual({ findings: 4, dropped: 1, share: 0.25 });
    const { avoided } = await readCosts();
    expect(avoided).toMatchObject({ skipped_by_policy: 2, answered_from_cache: 1, share_sent: 0.5 });
    expect(avoided.saved_usd).toBeCloseTo(3 * EACH, 9);
  });

  it("takes a model without a price for the dearest", async () => {
    await ask({
      agent: "decision",
      variables: { alert: 1, triage: 2, investigation: 3, evidence: [], rules_assessment: 4 },
    });
    const { by_model } = await readCosts();
    expect(by_model[0]?.key).toBe("my-own");
    expect(by_model[0]?.cost_usd).toBeCloseTo((1000 * 15 + 200 * 60) / 1e6, 9);
  });
});

describe("the others that tell of the model", () => {
  it("count it for Prometheus", async () => {
    await ask();
    server.setBrain(() => ({ fault: "refusal" }));
    await ask();
    const { text } = await call(prometheus.GET, { method: "GET" });
    for (const line of [
      "# TYPE soc_model_calls_total counter",
      "soc_model_live 1",
      'soc_model_breaker{state="closed"} 1',
      'soc_model_breaker{state="open"} 0',
      'soc_model_calls_total{agent="triage"} 2',
      'soc_model_tokens_total{agent="triage",direction="input"} 2000',
      'soc_model_cost_usd_total{agent="triage"} 0.009',
      'soc_model_fallbacks_total{reason="refusal"} 1',
    ]) {
      expect(text.split("\n")).toContain(line);
    }
  });

  it("say in the readiness that it is up, rests or has no money left", async () => {
    const part = async () => (await call(ready.GET, { method: "GET" })).json;
    expect(await part()).toMatchObject({ mode: "live", parts: { reasoner: { state: "up" } } });
    server.setBrain(() => ({ status: 503 }));
    await Promise.all(Array.from({ length: 5 }, () => ask()));
    const { parts } = await part();
    expect(parts.reasoner.state).toBe("degraded");
    expect(parts.reasoner.detail).toContain("breaker open");
    built.house = buildHouse(test.url);
    expect(await part()).toMatchObject({ mode: "rules", parts: { reasoner: { state: "off" } } });
    await built.house.db.close();
  });

  it("see in one process what another's questions came to", async () => {
    server.setBrain(() => ({ fault: "empty" }));
    for (let nth = 0; nth < 5; nth += 1) await ask();
    const { json } = await call(ready.GET, { method: "GET" });
    expect(json.parts.reasoner).toMatchObject({ state: "degraded", detail: expect.stringContaining("(empty)") });
    at += 6 * 60_000;
    expect((await call(ready.GET, { method: "GET" })).json.parts.reasoner.state).toBe("up");
  });
});
