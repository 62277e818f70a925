import { randomUUID } from "node:crypto";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { aJudgement, asNew } from "./testing/a-judgement";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { LostRace, type ThreatStore, threatStore } from "./threats";

const Count = z.object({ n: z.coerce.number() });
let test: TestDatabase;
let threats: ThreatStore;
const rows = async (table: string) => (await test.db.read(Count, `SELECT count(*) AS n FROM ${table}`))[0]?.n;
const change = (at = new Date().toISOString()) => ({
  actor: SYSTEM,
  requestId: "r2",
  at,
  action: "threat.changed",
  detail: { assignee: "kim" },
});

beforeEach(() => {
  test = openTestDatabase();
  threats = threatStore(test.db);
});
afterEach(() => test.close());

describe("adding a threat", () => {
  it("stores threat, event, audit and tags together, and gives back what it stored", async () => {
    const judgement = aJudgement({ review: true, severity: "critical" });
    const threat = await threats.add(judgement, asNew(judgement));
    expect(threat).toMatchObject({ seq: 1, status: "in_review", version: 1, signal: judgement.signal });
    expect(await threats.findById(threat.id)).toEqual(threat);
    expect([await rows("outbox"), await rows("audit"), await rows("threat_tags")]).toEqual([1, 1, 2]);
    const [event] = await test.db.read(
      z.object({ seq: z.coerce.number(), payload: z.string() }),
      "SELECT seq, payload FROM outbox",
    );
    expect(event?.seq).toBe(threat.seq);
    expect(JSON.parse(event?.payload ?? "")).toMatchObject({ id: threat.id, headline: threat.headline });
  });

  it("lets one of many racers with the same id win, and stores once", async () => {
    const judgement = aJudgement();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => threats.add(judgement, asNew(judgement))));
    const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(lost).toHaveLength(7);
    expect(lost.every((error) => error instanceof LostRace)).toBe(true);
    expect([await rows("threats"), await rows("outbox"), await rows("audit")]).toEqual([1, 1, 1]);
  });

  it("claims an Idempotency-Key with the row, and frees it after a day", async () => {
    const claim = { caller: "a", key: "k", bodyHash: "h" };
    const [first, second, later] = [aJudgement(), aJudgement(), aJudgement()];
    await threats.add(first, asNew(first, { claim }));
    await expect(threats.add(second, asNew(second, { claim }))).rejects.toBeInstanceOf(LostRace);
    expect([await rows("threats"), await rows("outbox")]).toEqual([1, 1]);
    const tomorrow = new Date(Date.parse(first.created_at) + 25 * 3_600_000).toISOString();
    await threats.add(later, asNew(later, { claim, createdAt: tomorrow }));
    expect(await rows("idempotency_keys")).toBe(1);
  });

  it("tells the same body from another by the signal's hash", async () => {
    const judgement = aJudgement();
    await threats.add(judgement, asNew(judgement, { signalHash: "one" }));
    expect((await threats.findBySignal(judgement.signal.id, "one"))?.id).toBe(judgement.signal.id);
    await expect(threats.findBySignal(judgement.signal.id, "two")).rejects.toMatchObject({ code: "conflict" });
    expect(await threats.findBySignal(randomUUID(), "one")).toBeNull();
  });

  it("never dates a threat before the one stored earlier, and moves its deadline along", async () => {
    const late = aJudgement({ at: "2026-03-01T12:00:00.500Z" });
    const early = aJudgement({ at: "2026-03-01T12:00:00.100Z" });
    await threats.add(late, asNew(late));
    const second = await threats.add(early, asNew(early));
    expect(second.created_at).toBe(late.created_at);
    expect(Date.parse(second.response_plan.respond_by) - Date.parse(second.created_at)).toBe(
      second.response_plan.sla_minutes * 60_000,
    );
  });
});

describe("changing a threat", () => {
  it("lets the first of two changes win and tells the other that it is stale", async () => {
    const judgement = aJudgement();
    await threats.add(judgement, asNew(judgement));
    const state = await threats.findState(judgement.signal.id);
    if (!state) throw new Error("not stored");
    const results = await Promise.allSettled([
      threats.update(state, { assignee: "kim" }, change()),
      threats.update(state, { assignee: "lee" }, change()),
    ]);
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected"]);
    expect(await threats.findById(state.id)).toMatchObject({ assignee: "kim", version: 2 });
    expect([await rows("outbox"), await rows("audit")]).toEqual([2, 2]);
  });

  it("moves the history's revision with a resolution, and only then", async () => {
    const revision = async () =>
      (await test.db.read(Count, "SELECT value AS n FROM revisions WHERE name = 'history'"))[0]?.n ?? 0;
    const judgement = aJudgement();
    await threats.add(judgement, asNew(judgement));
    const state = await threats.findState(judgement.signal.id);
    if (!state) throw new Error("not stored");
    const before = await revision();
    const assigned = await threats.update(state, { assignee: "kim" }, change());
    expect(await revision()).toBe(before);
    const resolution = { verdict: "benign", note: "ours", by: "kim", at: new Date().toISOString() } as const;
    await threats.update(assigned, { status: "resolved", resolution }, change());
    expect(await revision()).toBe(before + 1);
  });
});

describe("a database in trouble", () => {
  it("is unavailable after two seconds of a lock held elsewhere, with nothing stored", async () => {
    const judgement = aJudgement();
    await threats.list({ sort: "newest", limit: 1 }, new Date());
    const other = new Sqlite(test.file);
    other.exec("BEGIN IMMEDIATE");
    const began = Date.now();
    const turns: number[] = [];
    const ticking = setInterval(() => turns.push(Date.now()), 20);
    await expect(threats.add(judgement, asNew(judgement))).rejects.toMatchObject({
      code: "unavailable",
      retryAfterSeconds: 1,
    });
    clearInterval(ticking);
    expect(Date.now() - began).toBeGreaterThan(1_500);
    expect(turns.length).toBeGreaterThan(20); // the process lived on
    other.exec("ROLLBACK");
    other.close();
    expect([await rows("threats"), await rows("outbox"), await rows("audit"), await rows("rollups")]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it("waits out a short lock", async () => {
    const judgement = aJudgement();
    const other = new Sqlite(test.file);
    other.exec("BEGIN IMMEDIATE");
    setTimeout(() => other.exec("ROLLBACK"), 200);
    await expect(threats.add(judgement, asNew(judgement))).resolves.toMatchObject({ version: 1 });
    other.close();
  });

  it("is unavailable when full, and stores nothing half", async () => {
    const pages =
      (await test.db.read(z.object({ page_count: z.coerce.number() }), "PRAGMA page_count"))[0]?.page_count ?? 0;
    await test.db.read(z.unknown(), `PRAGMA max_page_count = ${pages + 4}`);
    const outcomes: unknown[] = [];
    for (let i = 0; i < 10; i++) {
      const judgement = aJudgement();
      outcomes.push(await threats.add(judgement, asNew(judgement)).catch((error: unknown) => error));
    }
    const failures = outcomes.filter((outcome) => outcome instanceof AppError);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.every((error) => error instanceof AppError && error.code === "unavailable")).toBe(true);
    const stored = outcomes.length - failures.length;
    expect([await rows("threats"), await rows("outbox"), await rows("audit")]).toEqual([stored, stored, stored]);
  });
});

it("does not lose a write that falls into another's failing transaction", async () => {
  const judgement = aJudgement();
  const failing = test.db.transaction([
    ["INSERT INTO settings (name, value, updatedAt) VALUES ('x', '1', '')"],
    ["INSERT INTO settings (name, value, updatedAt) VALUES ('x', '2', '')"],
  ]);
  const adding = threats.add(judgement, asNew(judgement));
  await expect(failing).rejects.toThrow();
  await adding;
  expect(await threats.findById(judgement.signal.id)).not.toBeNull();
  expect(await rows("settings")).toBe(0);
});
