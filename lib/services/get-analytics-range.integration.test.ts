import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as z from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import type { AnalyticsRange, ThreatFigures } from "@/lib/schema/analytics-range";
import { AnalyticsRangeQuery } from "@/lib/schema/analytics-range";
import { Severity } from "@/lib/schema/severity";
import type { ThreatType } from "@/lib/schema/signal";
import type { ThreatAnalysis, Verdict } from "@/lib/schema/threat-analysis";
import { ThreatQuery } from "@/lib/schema/threat-query";
import type { AlertVerdict } from "@/lib/schema/workflow";
import { WorkflowQuery } from "@/lib/schema/workflow-query";
import { clearThreats } from "@/lib/store/installation";
import { aJudgement, asNew } from "@/lib/store/testing/a-judgement";
import { aNewWorkflow, anAlert, anIntake } from "@/lib/store/testing/a-workflow";
import { openTestDatabase, type TestDatabase } from "@/lib/store/testing/test-database";
import { threatStore } from "@/lib/store/threats";
import { workflowStore } from "@/lib/store/workflows";
import type { Context } from "./context";
import { getAnalyticsRange } from "./get-analytics-range";

const NOW = new Date("2026-03-31T10:20:00.000Z");
const START = Date.parse("2025-12-20T00:00:00.000Z");
const CUSTOMERS = ["Acme", "Ünïcode Retail", "*"];
const TYPES: ThreatType[] = ["bot_traffic", "brute_force", "geo_anomaly"];
const MINUTE = 60_000;

let test: TestDatabase;
let ctx: Context;
beforeEach(() => {
  test = openTestDatabase();
  ctx = { house: { db: test.db, clock: { now: () => NOW, elapsed: () => 0 } } } as unknown as Context;
});
afterEach(() => test.close());

const ask = (query: Record<string, unknown> = {}) => getAnalyticsRange(ctx, AnalyticsRangeQuery.parse(query));
const change = (at: number) => ({
  actor: SYSTEM,
  requestId: "r",
  at: new Date(at).toISOString(),
  action: "threat.changed",
  detail: {},
});

const anEvent = fc.record({
  minutes: fc.integer({ min: 1, max: 2600 }),
  severity: fc.constantFrom(...Severity.options),
  review: fc.boolean(),
  customer: fc.constantFrom(...CUSTOMERS),
  type: fc.constantFrom(...TYPES),
  answerAfter: fc.option(fc.integer({ min: 0, max: 600 })),
  verdict: fc.option(fc.constantFrom<Verdict>("true_positive", "false_positive", "benign")),
  takeBack: fc.constantFrom("no", "no", "resolution", "everything", "remove"),
});

type AnEvent = typeof anEvent extends fc.Arbitrary<infer T> ? T : never;

async function play(events: AnEvent[]): Promise<ThreatAnalysis[]> {
  const threats = threatStore(test.db);
  const kept: string[] = [];
  let clock = START;
  for (const event of events) {
    clock += event.minutes * MINUTE;
    const judgement = aJudgement({
      at: new Date(clock).toISOString(),
      severity: event.severity,
      review: event.review,
      signal: { threat_type: event.type, customer_name: event.customer },
    });
    const { id } = await threats.add(judgement, asNew(judgement));
    const answered = clock + (event.answerAfter ?? 0) * MINUTE + 17;
    const stateOf = async () => {
      const state = await threats.findState(id);
      if (!state) throw new Error("not stored");
      return state;
    };
    if (event.answerAfter !== null) {
      const at = new Date(answered).toISOString();
      await threats.update(await stateOf(), { acknowledged_at: at, assignee: "kim" }, change(answered));
      if (event.verdict) {
        const resolution = {
          verdict: event.verdict,
          note: "",
          by: "kim",
          at: new Date(answered + 90_001).toISOString(),
        };
        await threats.update(await stateOf(), { status: "resolved", resolution }, change(answered));
        if (event.takeBack === "resolution" || event.takeBack === "everything") {
          await threats.update(await stateOf(), { status: "completed", resolution: null }, change(answered));
        }
      }
      if (event.takeBack === "everything")
        await threats.update(await stateOf(), { acknowledged_at: null }, change(answered));
    }
    if (event.takeBack === "remove") await test.db.run("DELETE FROM threats WHERE id = ?", id);
    else kept.push(id);
  }
  const all = await Promise.all(kept.map((id) => threats.findById(id)));
  return all.flatMap((threat) => threat ?? []);
}

const mean = (values: number[]) => (values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : null);
const since = (threat: ThreatAnalysis, at: string | null | undefined) =>
  Date.parse(at ?? "") - Date.parse(threat.created_at);

/** The same figures, counted row by row. */
function counted(threats: ThreatAnalysis[]): ThreatFigures {
  const answered = threats.filter((threat) => threat.acknowledged_at);
  const resolved = threats.filter((threat) => threat.resolution);
  const needed = threats.filter((threat) => threat.requires_human_review);
  const wrong = resolved.filter((threat) => threat.resolution?.verdict !== "true_positive").length;
  const met = needed.filter(
    ({ acknowledged_at, response_plan }) => acknowledged_at && acknowledged_at <= response_plan.respond_by,
  ).length;
  const missed = needed.filter(
    ({ acknowledged_at, response_plan }) => (acknowledged_at ?? NOW.toISOString()) > response_plan.respond_by,
  ).length;
  return {
    total: threats.length,
    by_severity: Object.fromEntries(
      Severity.options.map((severity) => [severity, threats.filter((threat) => threat.severity === severity).length]),
    ) as ThreatFigures["by_severity"],
    answered: answered.length,
    mtta_ms: mean(answered.map((threat) => since(threat, threat.acknowledged_at))),
    resolved: resolved.length,
    resolved_false: wrong,
    false_share: resolved.length > 0 ? wrong / resolved.length : null,
    mttr_ms: mean(resolved.map((threat) => since(threat, threat.resolution?.at))),
    sla_met: met,
    sla_missed: missed,
    sla_attainment: met + missed > 0 ? met / (met + missed) : null,
  };
}

const rounded = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "number" ? Math.round(each * 1e6) / 1e6 : each)));

const QUERIES: Record<string, unknown>[] = [
  { range: "24h" },
  { range: "7d" },
  { range: "30d" },
  { range: "90d" },
  { range: "90d", customer: "ACME" },
  { range: "30d", threat_type: "bot_traffic,geo_anomaly" },
  { range: "90d", customer: ["acme", "*"], threat_type: "brute_force" },
  { from: "2026-01-07T05:10:00Z", to: "2026-03-02T13:30:00+02:00" },
  { from: "2026-02-07T05:00:00Z", to: "2026-02-07T07:00:00Z" },
];

function expectCounted(answer: AnalyticsRange, rows: ThreatAnalysis[], query: Record<string, unknown>) {
  const { customer, threat_type } = AnalyticsRangeQuery.parse(query);
  const chosen = rows.filter(
    ({ signal }) =>
      (!customer || customer.some((name) => name.toLowerCase() === signal.customer_name.toLowerCase())) &&
      (!threat_type || threat_type.includes(signal.threat_type)),
  );
  const between = (from: string, to: string) =>
    chosen.filter(({ created_at }) => created_at >= from && created_at < to);
  const inRange = between(answer.from, answer.to);
  const { threats } = answer;
  expect(rounded(threats.now)).toEqual(rounded(counted(inRange)));
  expect(rounded(threats.before)).toEqual(rounded(counted(between(answer.previous_from, answer.from))));
  expect(threats.points.reduce((sum, point) => sum + point.total, 0)).toBe(inRange.length);
  for (const { from, to, ...figures } of threats.points)
    expect(rounded(figures)).toEqual(rounded(counted(between(from, to))));
  for (const { customer_name, ...figures } of threats.by_customer) {
    expect(rounded(figures)).toEqual(
      rounded(counted(inRange.filter(({ signal }) => signal.customer_name === customer_name))),
    );
  }
  for (const { threat_type: type, ...figures } of threats.by_threat_type) {
    expect(rounded(figures)).toEqual(rounded(counted(inRange.filter(({ signal }) => signal.threat_type === type))));
  }
  for (const parts of [threats.by_customer, threats.by_threat_type]) {
    expect(parts.reduce((sum, { total }) => sum + total, 0)).toBe(inRange.length);
  }
}

it("answers what a count of the rows would, also after undo and removal", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anEvent, { minLength: 40, maxLength: 90 }), async (events) => {
      const rows = await play(events);
      for (const query of QUERIES) expectCounted(await ask(query), rows, query);
      await clearThreats(test.db, {
        actor: "kim",
        requestId: "r",
        at: NOW.toISOString(),
        streamId: crypto.randomUUID(),
      });
      expect((await ask({ range: "90d" })).threats.points).toEqual([]);
    }),
    { numRuns: 6 },
  );
});

it("counts exactly what the list finds with the same filters", async () => {
  const [events] = fc.sample(fc.array(anEvent, { minLength: 90, maxLength: 90 }), 1);
  await play(events ?? []);
  const { from, to, threats } = await ask({ range: "90d", customer: "Acme" });
  const list = async (filter: Record<string, string>) => {
    const query = ThreatQuery.parse({ customer: "Acme", created_from: from, created_to: to, ...filter });
    return (await threatStore(test.db).list(query, NOW)).total;
  };
  const { now } = threats;
  expect(now.total).toBeGreaterThan(0);
  expect([await list({}), await list({ answered: "true" }), await list({ answered: "false" })]).toEqual([
    now.total,
    now.answered,
    now.total - now.answered,
  ]);
  expect([await list({ resolution: "benign,false_positive" }), await list({ resolution: "true_positive" })]).toEqual([
    now.resolved_false,
    now.resolved - now.resolved_false,
  ]);
  expect([await list({ sla: "met" }), await list({ sla: "missed" })]).toEqual([now.sla_met, now.sla_missed]);
});

it("knows alerts by verdict and priority, and by customer", async () => {
  const workflows = workflowStore(test.db);
  const added: { verdict: AlertVerdict; resolution: Verdict; customer: string; at: string; minutes: number }[] = [
    {
      verdict: "true_positive",
      resolution: "true_positive",
      customer: "Acme",
      at: "2026-03-30T11:00:00.000Z",
      minutes: 30,
    },
    { verdict: "suspicious", resolution: "benign", customer: "Acme", at: "2026-03-31T09:59:59.999Z", minutes: 10 },
    { verdict: "benign", resolution: "false_positive", customer: "Other", at: "2026-03-31T10:00:00.000Z", minutes: 20 },
    { verdict: "benign", resolution: "benign", customer: "Other", at: "2026-03-29T12:00:00.000Z", minutes: 20 },
  ];
  for (const { verdict, resolution, customer, at, minutes } of added) {
    const resolvedAt = new Date(Date.parse(at) + minutes * MINUTE).toISOString();
    const past = {
      verdict,
      priority: "P2" as const,
      resolution: { verdict: resolution, note: "", by: "kim", at: resolvedAt },
    };
    await workflows.add([aNewWorkflow(anAlert({ customer_name: customer }), { past })], anIntake({ at }));
  }
  await workflows.add([aNewWorkflow()], anIntake({ at: "2026-03-31T10:10:00.000Z" }));
  const { alerts, from, to } = await ask({ range: "24h" });
  expect(alerts?.now).toMatchObject({ total: 4, resolved: 3, resolved_false: 2, mttr_ms: 20 * MINUTE });
  expect(alerts?.before.total).toBe(1);
  expect(alerts?.by_verdict.map(({ verdict, total }) => [verdict, total])).toEqual([
    ["true_positive", 1],
    ["benign", 1],
    ["suspicious", 1],
  ]);
  expect(alerts?.by_priority.map(({ priority, total }) => [priority, total])).toEqual([["P2", 3]]);
  expect((await ask({ range: "24h", customer: "acme" })).alerts?.now.total).toBe(3);
  expect((await ask({ range: "24h", threat_type: "bot_traffic" })).alerts).toBeNull();
  const list = async (filter: Record<string, string>) =>
    (await workflows.list(WorkflowQuery.parse({ created_from: from, created_to: to, ...filter }))).total;
  expect([await list({}), await list({ customer: " ACME " }), await list({ resolution: "benign" })]).toEqual([4, 3, 1]);

  const [first] = (await workflows.list(WorkflowQuery.parse({ verdict: "suspicious" }))).items;
  const state = first && (await workflows.findState(first.workflow_id));
  if (!state) throw new Error("not stored");
  await workflows.update(state, { resolution: null }, change(NOW.getTime()));
  const after = (await ask({ range: "24h" })).alerts;
  expect(after?.now).toMatchObject({ total: 4, resolved: 2, resolved_false: 1, mttr_ms: 25 * MINUTE });
  expect(after?.by_verdict.find(({ verdict }) => verdict === "suspicious")).toMatchObject({ total: 1, resolved: 0 });
});

it("refuses a range that is none", async () => {
  for (const query of [
    { from: "2026-01-01T00:00:00Z" },
    { from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" },
    { from: "2024-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" },
  ]) {
    await expect(ask(query)).rejects.toMatchObject({ code: "invalid" });
  }
});

it("reads sums off indexes, never a table from end to end, whatever is stored", async () => {
  const asked: [sql: string, params: Parameters<typeof test.db.read>[2][]][] = [];
  const read: typeof test.db.read = (row, sql, ...params) => {
    asked.push([sql, params]);
    return test.db.read(row, sql, ...params);
  };
  ctx = { house: { db: { ...test.db, read }, clock: { now: () => NOW, elapsed: () => 0 } } } as unknown as Context;
  for (const query of QUERIES) await ask(query);
  expect(asked.length).toBeGreaterThan(QUERIES.length * 8);
  for (const [sql, params] of asked) {
    const plan = await test.db.read(z.object({ detail: z.string() }), `EXPLAIN QUERY PLAN ${sql}`, ...params);
    const scans = plan
      .map(({ detail }) => detail)
      .filter((detail) => /^SCAN (t|threats|threat_figures|workflow)/.test(detail));
    expect(scans, sql).toEqual([]);
  }
});
