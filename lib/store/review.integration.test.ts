import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { type ReviewItem, ReviewQuery } from "@/lib/schema/review";
import { urgencyOf } from "@/lib/schema/review-order";
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
  await alert("failed alert", { status: "failed", verdict: null, priority: null, respondBy: minutesAgo(-55) });
  await alert("unknown alert", {
    status: "completed",
    verdict: "unknown",
    priority: "P4",
    respondBy: minutesAgo(-600),
  });
  await alert("snoozed alert", {
    status: "completed",
    verdict: "suspicious",
    priority: "P1",
    respondBy: minutesAgo(-1),
    snoozedUntil: minutesAgo(-30),
    snoozedBy: "kim",
    snoozeReason: "Waiting for the owner.",
  });
  await alert("failed, resolved", { status: "failed", resolution: "benign", resolvedAt: minutesAgo(1) });
  await alert("harmless alert", { status: "completed", verdict: "benign", priority: "P5", respondBy: null });
  await alert("still worked on", { status: "investigating", verdict: "suspicious", respondBy: null });
});
afterAll(() => test.close());

const read = (query: z.input<typeof ReviewQuery> = {}) =>
  readReview(test.db, ReviewQuery.parse(query), { me: "kim", now: NOW });
async function storedUrgency(items: ReviewItem[]) {
  const Row = z.object({ urgentAt: z.string() });
  const rows = items.map(({ kind, id }) =>
    test.db.read(Row, `SELECT urgentAt FROM ${kind === "threat" ? "threats" : "workflows"} WHERE id = ?`, id),
  );
  return (await Promise.all(rows)).map(([row]) => row?.urgentAt);
}
const titles = async (query: z.input<typeof ReviewQuery> = {}) => (await read(query)).items.map((item) => item.title);

// the deadline, later by what the severity can wait, sooner by the risk: the minute from now in which it is its turn
const ORDER = [
  "very late", // -105 + 0 - 5
  "late alert", // -60 + 45 - 5: it can wait longer, but it has waited
  "late", // -10 + 15 - 5
  "in time, critical, less left", // 5 + 0 - 5
  "awaits", // 9 + 0 - 5
  "in time, critical", // 10 + 0 - 5
  "woken", // 10 + 15 - 5
  "in time alert", // 30 + 15 - 5
  "failed alert", // 55 + 15 (high) - 5
  "in time, medium", // 40 + 45 - 5
  "escalated", // 230 + 120 - 5
  "unknown alert", // 600 + 120 - 5
];

describe("what waits for a person", () => {
  it("has first what is due first, where the grave can wait least", async () => {
    expect(await titles()).toEqual(ORDER);
  });

  it("stands where its parts say", async () => {
    const { items } = await read({ limit: "200" });
    expect(items.map((item) => urgencyOf(item).at)).toEqual(items.map((item) => item.urgent_at));
    expect(await storedUrgency(items)).toEqual(items.map((item) => item.urgent_at));
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
    expect((await read({ kind: "alert" })).total).toBe(5);
    const counts = { waiting: ORDER.length, late: 3, mine: 3, snoozed: 2 };
    expect(await read({ kind: "alert", limit: "1" })).toMatchObject({ counts, next_wake_at: minutesAgo(-30) });
  });

  it("is narrowed by kind, to one's own, and to what is snoozed", async () => {
    const alerts = ["late alert", "awaits", "in time alert", "failed alert", "unknown alert"];
    expect(await titles({ kind: "alert" })).toEqual(alerts);
    expect(await titles({ mine: "true" })).toEqual(["in time, critical, less left", "in time alert", "escalated"]);
    expect(await titles({ late: "true" })).toEqual(["very late", "late alert", "late"]);
    expect(await titles({ snoozed: "true" })).toEqual(["snoozed", "snoozed alert"]);
    expect(await titles({ snoozed: "true", kind: "threat" })).toEqual(["snoozed"]);
  });

  it("tells who put it off, until when and why", async () => {
    expect((await read({ snoozed: "true", kind: "alert" })).items[0]).toMatchObject({
      snoozed_until: minutesAgo(-30),
      snoozed_by: "kim",
      snooze_reason: "Waiting for the owner.",
    });
  });

  it("says why a person is needed", async () => {
    const reasons = new Map((await read()).items.map((item) => [item.title, item.reason]));
    expect(reasons.get("late")).toBe("Severe.");
    expect(reasons.get("awaits")).toBe("2 actions wait for approval.");
    expect(reasons.get("failed alert")).toBe("Its workflow failed: nobody has judged it to the end.");
    expect(reasons.get("unknown alert")).toBe("Unknown: too little evidence for a verdict.");
    expect(reasons.get("late alert")).toBe("Suspicious: neither cleared nor confirmed.");
  });

  it("refuses a cursor that is none", async () => {
    for (const cursor of ["x", Buffer.from("[1]").toString("base64url")]) {
      await expect(read({ cursor })).rejects.toMatchObject({ code: "invalid" });
    }
  });
});
