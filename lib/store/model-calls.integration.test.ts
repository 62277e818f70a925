import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "./client";
import { type CallPurpose, modelCallStore } from "./model-calls";
import { modelUsageStore } from "./model-usage";
import { manualClock } from "./testing/manual-clock";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";

const CENT = 10_000_000;
let test: TestDatabase;
let clock: ReturnType<typeof manualClock>;
beforeEach(() => {
  test = openTestDatabase();
  clock = manualClock();
});
afterEach(() => test.close());

const purpose = (parts: Partial<CallPurpose> = {}): CallPurpose => ({
  agent: "triage",
  model: "gpt-4o",
  customer_name: "Acme",
  subject: { kind: "alert", id: "W-1" },
  ...parts,
});
const bill = (cost_nano: number) => ({ input_tokens: 1000, output_tokens: 200, cost_nano });
const stores = () => ({ calls: modelCallStore(test.db, clock), usage: modelUsageStore(test.db) });

async function totalOf(dimension: string, key: string) {
  return (await stores().usage.groups([dimension])).find((group) => group.key === key);
}

describe("reservations", () => {
  it("hold their money until they are settled, then only what was spent is gone", async () => {
    const { calls } = stores();
    const first = await calls.reserve(purpose(), 6 * CENT, 10 * CENT);
    expect(await calls.reserve(purpose(), 5 * CENT, 10 * CENT)).toBeNull();
    await calls.settle(first ?? 0, bill(CENT), "answered");
    expect(await calls.reserve(purpose(), 9 * CENT, 10 * CENT)).not.toBeNull();
    expect(await calls.reserve(purpose(), 1, 10 * CENT)).toBeNull();
    expect(await totalOf("total", "")).toMatchObject({ cost_nano: CENT, reserved_nano: 9 * CENT, questions: 2 });
  });

  it("grow for another attempt only while there is room", async () => {
    const { calls } = stores();
    const call = (await calls.reserve(purpose(), 4 * CENT, 10 * CENT)) ?? 0;
    expect(await calls.reserveMore(call, 4 * CENT, 10 * CENT)).toBe(true);
    expect(await calls.reserveMore(call, 4 * CENT, 10 * CENT)).toBe(false);
    expect(await calls.reserveMore(call, 4 * CENT, null)).toBe(true);
  });

  it("never pass the limit together, from two connections at once", async () => {
    const other = openDatabase(test.url);
    const here = modelCallStore(test.db, clock);
    const there = modelCallStore(other, clock);
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, i) => (i % 2 ? here : there).reserve(purpose(), CENT, 10 * CENT)),
    );
    await other.close();
    expect(taken.filter((call) => call !== null)).toHaveLength(10);
  });

  it("begin anew at midnight UTC; a call belongs to the day of its beginning", async () => {
    const { calls, usage } = stores();
    const late = (await calls.reserve(purpose(), 10 * CENT, 10 * CENT)) ?? 0;
    clock.pass(12 * 3_600_000);
    expect(await calls.reserve(purpose(), 10 * CENT, 10 * CENT)).not.toBeNull();
    await calls.settle(late, bill(2 * CENT), "answered");
    const days = await usage.days("2026-01-01");
    expect(days.map(({ day, cost_nano, reserved_nano }) => [day, cost_nano, reserved_nano])).toEqual([
      ["2026-01-31", 2 * CENT, 0],
      ["2026-02-01", 0, 10 * CENT],
    ]);
  });

  it("of a process that died count as spent, and are corrected should it live after all", async () => {
    const { calls } = stores();
    const lost = (await calls.reserve(purpose(), 3 * CENT, null)) ?? 0;
    clock.pass(21 * 60_000);
    await calls.reserve(purpose(), CENT, null);
    expect(await totalOf("total", "")).toMatchObject({ cost_nano: 3 * CENT, reserved_nano: CENT, fallbacks: 1 });
    await calls.settle(lost, bill(CENT), "answered");
    expect(await totalOf("total", "")).toMatchObject({ cost_nano: CENT, reserved_nano: CENT, fallbacks: 0 });
    expect((await totalOf("reason", "connection"))?.fallbacks).toBe(0);
  });
});

describe("sums", () => {
  it("stand by agent, model, customer, kind of subject and reason", async () => {
    const { calls, usage } = stores();
    const one = await calls.reserve(purpose(), CENT, null);
    await calls.settle(one ?? 0, bill(CENT), "answered");
    const two = await calls.reserve(purpose({ agent: "decision", customer_name: "ACME " }), CENT, null);
    await calls.settle(two ?? 0, bill(2 * CENT), "malformed");
    await calls.addFree(purpose({ subject: { kind: "threat", id: "T-1" } }), "cached", CENT);
    await calls.addFree(purpose({ subject: { kind: "threat", id: "T-2" } }), "breaker_open", 0);
    await calls.addFree(purpose({ model: "other", customer_name: "Beta" }), "skipped", 0);
    expect(await totalOf("total", "")).toMatchObject({
      ...{ questions: 5, calls: 2, fallbacks: 2, cached: 1, skipped: 1 },
      ...{ input_tokens: 2000, output_tokens: 400, cost_nano: 3 * CENT, saved_nano: CENT, reserved_nano: 0 },
    });
    expect(await totalOf("agent", "decision")).toMatchObject({ calls: 1, fallbacks: 1, cost_nano: 2 * CENT });
    expect(await totalOf("model", "other")).toMatchObject({ calls: 0, skipped: 1 });
    expect((await totalOf("reason", "malformed"))?.fallbacks).toBe(1);
    // an alert asked by two agents is one; a threat that no answer reached is none
    expect((await totalOf("subject", "alert"))?.subjects).toBe(1);
    expect((await totalOf("subject", "threat"))?.subjects).toBe(1);
    const customers = await usage.customers("2026-01-01", 10);
    expect(customers.map(({ key, cost_nano }) => [key, cost_nano])).toEqual([
      ["Acme", 3 * CENT],
      ["Beta", 0],
    ]);
  });

  it("take what became of the claims to the last question of that agent for that subject", async () => {
    const { calls } = stores();
    const call = await calls.reserve(purpose(), CENT, null);
    await calls.settle(call ?? 0, bill(CENT), "answered");
    await calls.addClaims(purpose(), { findings: 4, dropped: 4, ungrounded: true });
    expect(await totalOf("total", "")).toMatchObject({ findings: 4, dropped: 4, fallbacks: 1, calls: 1 });
    expect((await totalOf("reason", "ungrounded"))?.fallbacks).toBe(1);
  });

  it("are read in a moment however many calls there were", async () => {
    const insert = `INSERT INTO model_calls (at, agent, model, customerKey, customerName, subjectKind, subjectId, outcome, called, costNano)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      SELECT '2026-01-' || printf('%02d', 1 + i % 31) || 'T12:00:00.000Z', 'agent' || (i % 9), 'm', 'c' || (i % 40), 'C' || (i % 40),
        'alert', 'W' || (i / 4), 'answered', 1, 1000000 FROM n`;
    await test.db.run(insert);
    const { usage } = stores();
    const started = performance.now();
    const [groups, customers, days] = await Promise.all([
      usage.groups(["total", "agent", "model", "subject"], "2026-01-02"),
      usage.customers("2026-01-02", 50),
      usage.days("2026-01-02"),
    ]);
    expect(performance.now() - started).toBeLessThan(100);
    expect([groups.length, customers.length, days.length]).toEqual([12, 40, 30]);
    expect(customers[0]?.key).toMatch(/^C\d+$/);
  });
});
