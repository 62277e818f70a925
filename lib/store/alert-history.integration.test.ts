import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import type { AlertSources } from "@/agents/alert-ports";
import { SYSTEM } from "@/lib/auth/actor";
import type { Verdict } from "@/lib/schema/threat-analysis";
import { alertHistoryStore } from "./alert-history";
import { type Database, openDatabase } from "./client";
import { aNewWorkflow, anAlert, anIntake } from "./testing/a-workflow";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { type WorkflowStore, workflowStore } from "./workflows";

const NOW = Date.parse("2026-01-31T12:00:00.000Z");
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const DAY = 24 * 60;
let test: TestDatabase;
let workflows: WorkflowStore;
let history: Pick<AlertSources, "alertState" | "alertsNear">;

type Parts = {
  at?: string;
  rule?: string;
  host?: string;
  user?: string;
  customer?: string;
  verdict?: Verdict;
  name?: string;
};
const item = ({ at = ago(10), rule = "R-1", host = "web-1", user = "alice", ...parts }: Parts = {}) =>
  aNewWorkflow(
    anAlert({
      ...(parts.name ? { alert_id: parts.name } : {}),
      timestamp: at,
      rule_id: rule,
      customer_name: parts.customer ?? "Acme",
      assets: { host, user, source_ip: null },
    }),
    parts.verdict
      ? { past: { resolution: { verdict: parts.verdict, note: "", by: "kim", at }, verdict: null, priority: null } }
      : {},
  );
const store = (...items: ReturnType<typeof item>[]) => workflows.add(items, anIntake({ at: ago(0) }));
const bounds = (workflow_id: string, intake_seq: number, at = ago(0)) => ({
  customer_name: "ACME",
  workflow_id,
  intake_seq,
  at,
});
const keys = { rule: "r-1", host: "web-1", user: "alice", entities: ["host:web-1", "user:alice"] };

beforeEach(() => {
  test = openTestDatabase();
  workflows = workflowStore(test.db);
  history = alertHistoryStore(test.db);
});
afterEach(() => test.close());

describe("the state of an alert", () => {
  it("counts rule, host, user and pairs over thirty days, for one customer, this one left out", async () => {
    const own = item({ at: ago(0) });
    await store(
      item(),
      item({ host: "web-2" }),
      item({ user: "bob" }),
      item({ rule: "R-2" }),
      item({ customer: "Globex" }),
      item({ at: ago(31 * DAY) }),
      own,
    );
    const { seen } = await history.alertState({ ...bounds(own.id, 7), keys });
    expect(seen).toEqual({ any: 4, rule: 3, host: 3, user: 3, rule_and_host: 2, rule_and_user: 2 });
    const none = await history.alertState({ ...bounds(own.id, 7), keys: { ...keys, host: null, user: null } });
    expect(none.seen).toMatchObject({ any: 4, rule: 3, host: 0, user: 0, rule_and_host: 0, rule_and_user: 0 });
  });

  it("sees neither later events nor alerts that came in after it", async () => {
    const own = item({ at: ago(5) });
    await store(item({ at: ago(6) }), item({ at: ago(5) }), item({ at: ago(4) }), own);
    await store(item({ at: ago(6) }));
    const { seen } = await history.alertState({ ...bounds(own.id, 4, ago(5)), keys });
    expect(seen.any).toBe(2);
    expect((await history.alertState({ ...bounds(own.id, 5, ago(5)), keys })).seen.any).toBe(3);
  });

  it("tallies what people made of them: benign counts as false", async () => {
    await store(
      item({ verdict: "false_positive" }),
      item({ verdict: "benign", host: "web-2" }),
      item({ verdict: "true_positive", user: "bob" }),
      item({ verdict: "true_positive", rule: "R-2" }),
      item(),
    );
    const own = item({ at: ago(0) });
    await store(own);
    const ask = async () => (await history.alertState({ ...bounds(own.id, 100), keys })).resolved;
    expect(await ask()).toEqual({
      all: { false: 2, real: 2 },
      rule: { false: 2, real: 1 },
      rule_and_host: { false: 1, real: 1 },
      rule_and_user: { false: 2, real: 0 },
    });
    const [open] = (await test.db.read(z.object({ id: z.string() }), "SELECT id FROM workflows WHERE seq = 5")) ?? [];
    const state = await workflows.findState(open?.id ?? "");
    if (!state) throw new Error("not stored");
    const resolution = { verdict: "true_positive" as const, note: "", by: "kim", at: ago(0) };
    const change = { actor: SYSTEM, requestId: "r", at: ago(0), action: "workflow.resolved", detail: {} };
    await workflows.update(state, { resolution }, change);
    expect((await ask()).rule_and_host).toEqual({ false: 1, real: 2 });
  });
});

describe("alerts near", () => {
  it("share an entity within the time, newest first, with what their detectors said", async () => {
    const own = item({ at: ago(0) });
    await store(
      item({ name: "both", at: ago(20) }),
      item({ name: "host", at: ago(10), user: "bob" }),
      item({ name: "none", at: ago(10), user: "bob", host: "db-1" }),
      item({ name: "early", at: ago(90) }),
      item({ name: "other customer", customer: "Globex" }),
      own,
    );
    const near = await history.alertsNear({
      ...bounds(own.id, 6),
      entities: keys.entities,
      since: ago(60),
      until: ago(-60),
    });
    expect(near.map((alert) => alert.alert_id)).toEqual(["host", "both"]);
    expect(near[1]).toMatchObject({
      rule_id: "R-1",
      severity: "medium",
      at: ago(20),
      entities: ["host:web-1", "user:alice"],
      tactics: ["credential-access"],
      techniques: ["T1110.001"],
      resolution: null,
    });
    expect(await history.alertsNear({ ...bounds(own.id, 6), entities: [], since: ago(60), until: ago(0) })).toEqual([]);
  });

  it("are the same hundred whatever the order they came in", async () => {
    const at = ago(10);
    const all = Array.from({ length: 150 }, (_, i) => item({ name: `n${i}`, at }));
    await store(...all);
    const other = openTestDatabase();
    await workflowStore(other.db).add([...all].reverse(), anIntake());
    const question = { ...bounds("none", 150), entities: keys.entities, since: ago(60), until: ago(0) };
    const [here, there] = [await history.alertsNear(question), await alertHistoryStore(other.db).alertsNear(question)];
    expect(here).toHaveLength(100);
    expect(there.map((alert) => alert.alert_id)).toEqual(here.map((alert) => alert.alert_id));
    await other.close();
  });
});

it("answers from indexes alone, and never looks through the table", async () => {
  const asked: [string, unknown[]][] = [];
  const real = openDatabase(test.url);
  const spy: Database = {
    ...real,
    read: (row, sql, ...params) => {
      asked.push([sql, params]);
      return real.read(row, sql, ...params);
    },
  };
  const spied = alertHistoryStore(spy);
  await spied.alertState({ ...bounds("none", 10), keys });
  await spied.alertsNear({ ...bounds("none", 10), entities: keys.entities, since: ago(60), until: ago(0) });
  const plans = await Promise.all(
    asked.map(([sql, params]) =>
      real.read(z.object({ detail: z.string() }), `EXPLAIN QUERY PLAN ${sql}`, ...(params as string[])),
    ),
  );
  const steps = plans.flat().map(({ detail }) => detail);
  expect(steps.filter((step) => /^SCAN (workflows|workflow_entities)/.test(step))).toEqual([]);
  const searched = steps.filter((step) => step.startsWith("SEARCH workflows "));
  expect(searched).toHaveLength(8);
  expect(searched.filter((step) => !/COVERING INDEX .*eventAt>\? AND eventAt<\?/.test(step))).toEqual([]);
  await real.close();
});
