import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { ReviewQuery } from "@/lib/schema/review";
import { readReview } from "./review";
import { type Asked, countsOf, standingsOf } from "./review-walks";
import { aJudgement, asNew } from "./testing/a-judgement";
import { aNewWorkflow, anIntake } from "./testing/a-workflow";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";
import { threatStore } from "./threats";
import { workflowStore } from "./workflows";

const EACH = 10_000;
const now = new Date();
let test: TestDatabase;

/** Many rows like the one there is, each with an id, a number and a deadline of its own. */
async function multiply(table: "threats" | "workflows", unique: string[], from: number) {
  const Column = z.object({ name: z.string() });
  const names = (await test.db.read(Column, `SELECT name FROM pragma_table_info('${table}')`)).map(({ name }) => name);
  const values = names.map((name) => {
    if (name === "seq") return `${from} + n`;
    if (name === "respondBy") return "strftime('%Y-%m-%dT%H:%M:%fZ', respondBy, (n % 2000 - 600) || ' minutes')";
    if (name === "id") return "substr(id, 1, 24) || printf('%012d', n)";
    return unique.includes(name) ? `${name} || n` : `"${name}"`;
  });
  const triggers = z.object({ name: z.string(), sql: z.string() });
  const dropped = await test.db.read(triggers, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'");
  for (const { name } of dropped) await test.db.run(`DROP TRIGGER "${name}"`); // search and rollups are not asked here
  await test.db.run(
    `WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ${EACH})
     INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")})
     SELECT ${values.join(", ")} FROM (SELECT * FROM ${table} LIMIT 1), many`,
  );
}

beforeAll(async () => {
  test = openTestDatabase();
  const judgement = aJudgement({ severity: "high", review: true });
  await threatStore(test.db).add(judgement, asNew(judgement));
  await workflowStore(test.db).add([aNewWorkflow()], anIntake());
  await test.db.run("UPDATE workflows SET status = 'completed', verdict = 'suspicious', respondBy = createdAt");
  await multiply("threats", [], 1000);
  await multiply("workflows", ["alertId"], 1000 + EACH);
}, 60_000);
afterAll(() => test.close());

const asked: Asked = { kind: undefined, snoozed: false, late: false, mine: false, me: "kim", now: now.toISOString() };
async function planOf({ sql, params }: ReturnType<typeof countsOf>) {
  const rows = await test.db.read(z.object({ detail: z.string() }), `EXPLAIN QUERY PLAN ${sql}`, ...params);
  return rows.map(({ detail }) => detail);
}

it("reads a page off the two indexes, and sorts nothing but the page", async () => {
  const past = { urgent: now.toISOString(), seq: 5000 };
  for (const page of [standingsOf(asked, null, 51), standingsOf({ ...asked, late: true, mine: true }, past, 51)]) {
    const plan = await planOf(page);
    expect(plan.filter((step) => /\b(threats|workflows)\b/.test(step))).toEqual([
      expect.stringMatching(/threats USING (COVERING )?INDEX threats_waiting/),
      expect.stringMatching(/workflows USING (COVERING )?INDEX workflows_waiting/),
    ]);
    const sorted = plan.flatMap((step, at) => (/TEMP B-TREE/.test(step) ? plan[at - 1] : []));
    expect(sorted.every((what) => what?.includes("subquery"))).toBe(true);
  }
});

it("counts without touching a row", async () => {
  const plan = await planOf(countsOf(asked));
  expect(plan.filter((step) => /\b(threats|workflows)\b/.test(step))).toEqual([
    expect.stringContaining("COVERING INDEX threats_waiting"),
    expect.stringContaining("COVERING INDEX workflows_waiting"),
  ]);
});

it("goes on page by page through 20,000 that wait, and meets none twice", async () => {
  let cursor: string | undefined;
  const met: number[] = [];
  for (let n = 0; n < 10; n++) {
    const page = await readReview(test.db, ReviewQuery.parse(cursor ? { cursor } : {}), { me: "kim", now });
    expect(page).toMatchObject({ total: 2 * EACH + 2, total_is_lower_bound: false });
    met.push(...page.items.map(({ seq }) => seq));
    cursor = page.next_cursor ?? undefined;
  }
  expect(met).toHaveLength(500);
  expect(new Set(met).size).toBe(500);
});
