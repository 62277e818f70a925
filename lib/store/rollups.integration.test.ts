import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as z from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { Severity } from "@/lib/schema/severity";
import { ThreatStatus } from "@/lib/schema/threat-analysis";
import { countDue, rollupStore } from "./rollups";
import { aJudgement, asNew } from "./testing/a-judgement";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { threatStore } from "./threats";

let test: TestDatabase;
beforeEach(() => {
  test = openTestDatabase();
});
afterEach(() => test.close());

const Row = z.object({ dimension: z.string(), hour: z.string(), key: z.string(), n: z.coerce.number() });
const open = "status <> 'resolved'";
const RECOUNT = [
  ["total", "''", "1"],
  ["severity", "severity", "1"],
  ["threat_type", "threatType", "1"],
  ["customer", "customerKey", "1"],
]
  .flatMap(([dimension, key, where]) =>
    ["'all'", "substr(createdAt, 1, 13)"].map(
      (hour) => `SELECT '${dimension}' AS dimension, ${hour} AS hour, ${key} AS key FROM threats WHERE ${where}`,
    ),
  )
  .concat(
    "SELECT 'recommendation', substr(createdAt, 1, 13), recommendation FROM threats",
    "SELECT 'review', substr(createdAt, 1, 13), '' FROM threats WHERE requiresReview",
    "SELECT 'status', 'all', status FROM threats",
    `SELECT 'open', 'all', severity FROM threats WHERE ${open}`,
    `SELECT 'open_unassigned', 'all', severity FROM threats WHERE ${open} AND assignee IS NULL`,
    `SELECT 'open_review', 'all', '' FROM threats WHERE ${open} AND requiresReview`,
    `SELECT 'due', 'all', substr(respondBy, 1, 16) FROM threats WHERE ${open}`,
  )
  .join(" UNION ALL ");

const aStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("add" as const),
      severity: fc.constantFrom(...Severity.options),
      minutes: fc.nat(200),
      review: fc.boolean(),
      fp: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("change" as const),
      at: fc.nat(30),
      status: fc.constantFrom(...ThreatStatus.options),
      assignee: fc.constantFrom(null, "kim"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("remove" as const), at: fc.nat(30) }) },
);

it("always equals a recount, after any additions, changes and removals", async () => {
  const threats = threatStore(test.db);
  let clock = Date.parse("2026-03-01T00:00:00.000Z");
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 25 }), async (steps) => {
      const ids: string[] = [];
      for (const step of steps) {
        if (step.do === "add") {
          clock += step.minutes * 60_000;
          const judgement = aJudgement({ ...step, at: new Date(clock).toISOString() });
          ids.push((await threats.add(judgement, asNew(judgement))).id);
          continue;
        }
        const id = ids[step.at % Math.max(1, ids.length)];
        if (id === undefined) continue;
        if (step.do === "remove") {
          await test.db.run("DELETE FROM threats WHERE id = ?", id);
          ids.splice(ids.indexOf(id), 1);
          continue;
        }
        const state = await threats.findState(id);
        if (!state) throw new Error("not stored");
        const change = {
          actor: SYSTEM,
          requestId: "r",
          at: new Date(clock).toISOString(),
          action: "threat.changed",
          detail: {},
        };
        await threats.update(state, { status: step.status, assignee: step.assignee }, change);
      }
      const kept = await test.db.read(
        Row,
        `SELECT dimension, hour, key, "count" AS n FROM rollups
         WHERE "count" <> 0 AND dimension NOT IN ('latency', 'agent', 'agent_evidence') ORDER BY 1, 2, 3`,
      );
      const counted = await test.db.read(
        Row,
        `SELECT dimension, hour, key, count(*) AS n FROM (${RECOUNT}) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      );
      expect(kept).toEqual(counted);
      const until = new Date(clock + 100 * 60_000 + 1234);
      const [due] = await test.db.read(
        z.object({ n: z.coerce.number() }),
        `SELECT count(*) AS n FROM threats WHERE ${open} AND respondBy <= ?`,
        until.toISOString(),
      );
      expect(await countDue(test.db, until)).toBe(due?.n);
      for (const table of ["threat_tags", "threat_search"]) {
        const [left] = await test.db.read(z.object({ n: z.coerce.number() }), `SELECT count(*) AS n FROM ${table}`);
        const [threatRows] = await test.db.read(
          z.object({ n: z.coerce.number() }),
          "SELECT count(*) AS n FROM threats",
        );
        expect(left?.n).toBe((threatRows?.n ?? 0) * (table === "threat_tags" ? 2 : 1));
      }
    }),
    { numRuns: 12 },
  );
});

it("keeps what each agent took and found", async () => {
  const threats = threatStore(test.db);
  for (let i = 0; i < 3; i++) {
    const judgement = aJudgement();
    await threats.add(judgement, asNew(judgement));
  }
  const rows = await rollupStore(test.db).since(["agent", "agent_evidence"], "2000");
  const sums = (dimension: string) =>
    rows.filter((row) => row.dimension === dimension && row.key === "devops").map((row) => [row.count, row.sum]);
  expect(sums("agent")).toEqual([[3, 0.75]]);
  expect(sums("agent_evidence")).toEqual([[3, 0]]);
});
