import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { ReviewQuery } from "@/lib/schema/review";
import type { Severity } from "@/lib/schema/severity";
import { readReview } from "./review";
import { aJudgement, asNew } from "./testing/a-judgement";
import { aNewWorkflow, anAlert, anIntake } from "./testing/a-workflow";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import type { ThreatState } from "./threat-row";
import { threatStore } from "./threats";
import { workflowStore } from "./workflows";

const NOW = new Date("2026-03-01T12:00:00.000Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
let test: TestDatabase;

/** To be added oldest first. Its deadline follows its severity: critical 15 minutes, high 30, medium 60, low 240. */
async function threat(name: string, severity: Severity, ageMinutes: number, next: Partial<ThreatState> | null = null) {
  const judgement = aJudgement({ severity, review: true, headline: name, at: minutesAgo(ageMinutes) });
  const threats = threatStore(test.db);
  const { id } = await threats.add(judgement, asNew(judgement));
  const state = next && (await threats.findState(id));
  const change = { actor: SYSTEM, requestId: "r", at: NOW.toISOString(), action: "threat.changed", detail: {} };
  if (next && state) await threats.update(state, next, change);
}

async function alert(name: string, columns: Record<string, string | number | null>) {
  const item = aNewWorkflow(anAlert({ rule_name: name, severity: "high" }));
  await workflowStore(test.db).add([item], anIntake({ at: minutesAgo(5) }));
  const set = Object.keys(columns).map((column) => `${column} = ?`);
  await test.db.run(`UPDATE workflows SET ${set.join(", ")} WHERE id = ?`, ...Object.values(columns), item.id);
}

beforeAll(async () => {
  test = openTestDatabase();
  const resolution = { verdict: "benign" as const, note: "", by: "kim", at: NOW.toISOString() };
  await threat("snoozed", "critical", 300, { snoozed_until: minutesAgo(-60) });
  await threat("resolved", "critical", 300, { status: "resolved", resolution });
  await threat("waved through", "critical", 300, { status: "completed" });
  await threat("very late", "critical", 120);
  await threat("late", "high", 40);
  await threat("in time, medium", "medium", 20);
  await threat("woken", "high", 20, { snoozed_until: minutesAgo(1) });
  await threat("in time, critical, less left", "critical", 10, { assignee: "kim" });
  await threat("escalated", "low", 10, { status: "escalated", assignee: "kim" });
  await threat("in time, critical", "critical", 5);
  await alert("awaits", {
    status: "awaiting_approval",
    openActions: 2,
    verdict: "true_positive",
    priority: "P1",
    respondBy: minutesAgo(-9),
  });
  await alert("late alert", { status: "completed", verdict: "suspicious", priority: "P3", respondBy: minutesAgo(60) });
  await alert("in time alert", {
    status: "completed",
    verdict: "true_positive",
    priority: "P2",
    respondBy: minutesAgo(-30),
    assignee: "kim",
  });
  await alert("closed alert", {
    status: "completed",
    verdict: "true_positive",
    priority: "P1",
    resolution: "benign",
    resolvedAt: minutesAgo(1),
  });
  await alert("harmless alert", { status: "completed", verdict: "benign", priority: "P5", respondBy: null });
  await alert("still worked on", { status: "investigating", verdict: "suspicious", respondBy: null });
});
afterAll(() => test.close());

const read = (query: z.input<typeof ReviewQuery> = {}) =>
  readReview(test.db, ReviewQuery.parse(query), { me: "kim", now: NOW });
const titles = async (query: z.input<typeof ReviewQuery> = {}) => (await read(query)).items.map((item) => item.title);

const ORDER = [
  "very late",
  "late alert",
  "late",
  "in time, critical, less left",
  "awaits",
  "in time, critical",
  "woken",
  "in time alert",
  "in time, medium",
  "escalated",
];

describe("what waits for a person", () => {
  it("has the latest first, then the gravest with the least time left", async () => {
    expect(await titles()).toEqual(ORDER);
  });

  it("is the same order page by page, of any size", async () => {
    for (const limit of ["1", "3", "4"]) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await read({ limit, ...(cursor ? { cursor } : {}) });
        found.push(...page.items.map((item) => item.title));
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      expect(found, `pages of ${limit}`).toEqual(ORDER);
    }
  });

  it("is counted whole, whatever the page", async () => {
    expect(await read({ limit: "2" })).toMatchObject({ total: ORDER.length, total_is_lower_bound: false });
    expect((await read({ kind: "alert" })).total).toBe(3);
  });

  it("is narrowed by kind, to one's own, and to what is snoozed", async () => {
    expect(await titles({ kind: "alert" })).toEqual(["late alert", "awaits", "in time alert"]);
    expect(await titles({ mine: "true" })).toEqual(["in time, critical, less left", "in time alert", "escalated"]);
    expect(await titles({ snoozed: "true" })).toEqual(["snoozed"]);
    expect(await read({ snoozed: "true", kind: "alert" })).toMatchObject({ items: [], total: 0 });
  });

  it("says why a person is needed", async () => {
    const reasons = new Map((await read()).items.map((item) => [item.title, item.reason]));
    expect(reasons.get("late")).toBe("Severe.");
    expect(reasons.get("awaits")).toBe("2 actions wait for approval.");
    expect(reasons.get("late alert")).toBe("Suspicious: neither cleared nor confirmed.");
  });

  it("refuses a cursor that is none", async () => {
    for (const cursor of ["x", Buffer.from("[1]").toString("base64url")]) {
      await expect(read({ cursor })).rejects.toMatchObject({ code: "invalid" });
    }
  });
});
