import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { embeddedQueue } from "@/lib/queue/embedded";
import type { Severity } from "@/lib/schema/severity";
import { WorkflowQuery } from "@/lib/schema/workflow-query";
import { effectsOf } from "./effects";
import { aDraft, aNewWorkflow, anAlert, anIntake, aTriage } from "./testing/a-workflow";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { progressOf } from "./workflow-progress";
import { type WorkflowStore, workflowStore } from "./workflows";

const SEVERITIES: Severity[] = ["critical", "high", "medium", "low", "info"];
const BATCH = randomUUID();
const clock = { now: () => new Date() };
let test: TestDatabase;
let workflows: WorkflowStore;

/** Thirty alerts a0..a29, the last ten of one batch; the first claimed is triaged, and has a ticket. */
beforeAll(async () => {
  test = openTestDatabase();
  workflows = workflowStore(test.db);
  const items = Array.from({ length: 30 }, (_, i) =>
    aNewWorkflow(
      anAlert({
        alert_id: `a${i}`,
        rule_id: `R-${i % 3}`,
        rule_name: i % 2 === 0 ? "Impossible travel" : "DNS tunnel to example.net",
        severity: SEVERITIES[i % 5] ?? "info",
        techniques: i % 3 === 0 ? ["T1110", "T1078"] : ["T1071.004"],
        assets: { host: `web-${i % 4}`, user: i % 10 === 0 ? "Élodie" : "alice" },
      }),
    ),
  );
  await workflows.add(items.slice(0, 20), anIntake());
  await workflows.add(items.slice(20), anIntake({ batchId: BATCH }));
  const [claim] = await embeddedQueue(test.db, clock).claim(1);
  const held = { workflowId: claim?.workflow_id ?? "", leaseToken: claim?.lease ?? "", clock };
  await progressOf(test.db, held).finish("triage", 1, aTriage({ verdict: "benign", requires_investigation: false }), 1);
  await effectsOf(test.db, held).openTicket(aDraft);
});
afterAll(() => test.close());

const list = (query: z.input<typeof WorkflowQuery> = {}) => workflows.list(WorkflowQuery.parse(query));
const names = async (query: z.input<typeof WorkflowQuery>) => (await list(query)).items.map((item) => item.alert_id);
const numbered = (keep: (i: number) => boolean) =>
  Array.from({ length: 30 }, (_, i) => 29 - i)
    .filter(keep)
    .map((i) => `a${i}`);

describe("filters", () => {
  it.each<[name: string, query: z.input<typeof WorkflowQuery>, keep: (i: number) => boolean]>([
    ["none", {}, () => true],
    ["one severity", { severity: "high" }, (i) => i % 5 === 1],
    [
      "two severities and a rule",
      { severity: ["high", "low"], rule: "R-0" },
      (i) => [1, 3].includes(i % 5) && i % 3 === 0,
    ],
    ["status", { status: "new" }, (i) => i !== 0],
    ["status and verdict", { status: "deciding", verdict: "benign" }, (i) => i === 0],
    ["priority that none has", { priority: "P1" }, () => false],
    ["batch", { batch: BATCH }, (i) => i >= 20],
    ["entity", { entity: "WEB-1" }, (i) => i % 4 === 1],
    ["entity and severity", { entity: "alice", severity: "critical" }, (i) => i % 10 !== 0 && i % 5 === 0],
    ["entity that is not there", { entity: "web" }, () => false],
    ["technique", { technique: "T1110" }, (i) => i % 3 === 0],
    ["two techniques, each alert once", { technique: "T1110,T1078" }, (i) => i % 3 === 0],
    ["technique and entity", { technique: "T1071.004", entity: "web-1" }, (i) => i % 3 !== 0 && i % 4 === 1],
    ["technique and words", { technique: "T1110", search: "tunnel" }, (i) => i % 3 === 0 && i % 2 === 1],
    ["words", { search: "impossible TRAVEL" }, (i) => i % 2 === 0],
    ["beginning of a word", { search: "imposs" }, (i) => i % 2 === 0],
    ["word without its accent", { search: "elodie" }, (i) => i % 10 === 0],
    ["words and entity", { search: "tunnel", entity: "web-3" }, (i) => i % 2 === 1 && i % 4 === 3],
    ["id of an alert", { search: "a17" }, (i) => i === 17],
    ["number of a ticket", { search: "soc-000001" }, (i) => i === 0],
    ["punctuation only", { search: '"*' }, () => false],
  ])("%s", async (_, query, keep) => {
    const page = await list(query);
    expect(page.items.map((item) => item.alert_id)).toEqual(numbered(keep));
    expect(page).toMatchObject({ total: numbered(keep).length, total_is_lower_bound: false });
  });
});

describe("pages", () => {
  it.each(["newest", "oldest"] as const)("follow each other without gap or repeat, %s first", async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ sort, limit: 4, severity: ["high", "low"], ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((item) => item.alert_id));
      expect(page.total).toBe(12);
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    const all = numbered((i) => [1, 3].includes(i % 5));
    expect(seen).toEqual(sort === "newest" ? all : all.reverse());
  });

  it("refuse a cursor that no list gave", async () => {
    await expect(list({ cursor: "x1" })).rejects.toMatchObject({ code: "invalid", errors: [{ path: "cursor" }] });
  });

  it("show what the row is now", async () => {
    const [first] = (await list({ search: "SOC-1" })).items;
    expect(first).toMatchObject({ alert_id: "a0", status: "deciding", requires_investigation: false, version: 2 });
    expect(await names({ search: "SOC-2" })).toEqual([]);
  });
});

it("counts exactly to a thousand, and says when there are more", async () => {
  const other = openTestDatabase();
  const store = workflowStore(other.db);
  const items = Array.from({ length: 1001 }, (_, i) => aNewWorkflow(anAlert({ severity: i === 0 ? "low" : "high" })));
  await store.add(items, anIntake());
  expect(await store.list(WorkflowQuery.parse({ severity: "high" }))).toMatchObject({
    total: 1000,
    total_is_lower_bound: false,
  });
  expect(await store.list(WorkflowQuery.parse({ status: "new" }))).toMatchObject({
    total: 1000,
    total_is_lower_bound: true,
  });
  expect(await store.list(WorkflowQuery.parse({}))).toMatchObject({ total: 1001, total_is_lower_bound: false });
  await other.close();
});
