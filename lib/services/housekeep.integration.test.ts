import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as z from "zod";
import { housekeep } from "@/lib/services/housekeep";
import { openDatabase } from "@/lib/store/client";
import { housekeeping } from "@/lib/store/housekeeping";
import { applyMigrations } from "@/lib/store/migrate";

const NOW = new Date("2026-03-10T12:00:00.000Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

let folder: string;
let db: ReturnType<typeof openDatabase>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "soc-housekeep-"));
  const file = path.join(folder, "soc.db");
  applyMigrations(file, path.resolve("prisma/migrations"));
  db = openDatabase(`file:${file}`);
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const clock = { now: () => NOW, elapsed: () => 0 };
const counted = async (sql: string) => (await db.read(z.object({ n: z.coerce.number() }), sql))[0]?.n;

it("lets outbox rows, idempotency keys and undo tokens go after a day, single model calls after ninety, in more than one batch", async () => {
  const rows = Array.from({ length: 250 }, (_, at) => ({ id: `s${at}`, at: hoursAgo(at < 230 ? 25 : 23) }));
  for (const { id, at } of rows) {
    await db.run(`INSERT INTO "outbox" ("kind","subjectId","payload","createdAt") VALUES ('x', ?, '{}', ?)`, id, at);
  }
  for (const hours of [25, 23]) {
    const at = hoursAgo(hours);
    await db.run(`INSERT INTO "idempotency_keys" VALUES ('c', ?, 'h', 't', ?)`, at, at);
    await db.run(`INSERT INTO "bulk_undos" ("token","actor","changes","createdAt") VALUES (?, 'a', '[]', ?)`, at, at);
  }
  for (const days of [91, 89]) {
    await db.run(
      `INSERT INTO "model_calls" ("at","agent","model","customerKey","customerName","subjectKind","subjectId","outcome","called")
       VALUES (?, 'triage', 'm', 'acme', 'Acme', 'alert', 'W', 'answered', 1)`,
      hoursAgo(days * 24),
    );
  }
  expect(await housekeep({ db, clock })).toEqual({ outbox: 230, idempotency: 1, undo: 1, models: 1, generated: 0 });
  expect(await counted(`SELECT count(*) AS n FROM "outbox"`)).toBe(20);
  expect(await housekeep({ db, clock })).toEqual({ outbox: 0, idempotency: 0, undo: 0, models: 0, generated: 0 });
  expect(await counted(`SELECT sum("calls") AS n FROM "model_usage" WHERE "dimension" = 'total'`)).toBe(2);
});

it("keeps the newest generated threats, every other threat, and what a person resolved lately", async () => {
  const columns = await db.read(
    z.object({ name: z.string(), type: z.string(), notnull: z.coerce.number() }),
    `SELECT "name", "type", "notnull" FROM pragma_table_info('threats')`,
  );
  const blank = (type: string) => (/INT|REAL|BOOL/i.test(type) ? 0 : "[]");
  const add = async (seq: number, given: Record<string, string | number | null>) => {
    const filled = columns
      .filter(({ name, notnull }) => notnull || name in given || name === "seq")
      .map(({ name, type }): [string, string | number | null] => [
        name,
        name === "seq" ? seq : (given[name] ?? blank(type)),
      ]);
    const names = filled.map(([name]) => `"${name}"`).join(",");
    const values = filled.map(([, value]) => value);
    await db.run(`INSERT INTO "threats" (${names}) VALUES (${values.map(() => "?").join(",")})`, ...values);
  };
  const row = (id: number, more: Record<string, string | null> = {}) => ({
    id: `t${id}`,
    origin: "generator",
    severity: "low",
    summary: "{}",
    createdAt: hoursAgo(1),
    updatedAt: hoursAgo(1),
    respondBy: hoursAgo(0),
    ...more,
  });
  await add(1, row(1, { origin: "api" }));
  await add(2, row(2, { resolution: "benign", resolvedAt: hoursAgo(1) }));
  await add(3, row(3, { resolution: "benign", resolvedAt: hoursAgo(24 * 30), createdAt: hoursAgo(24 * 31) }));
  for (const seq of [4, 5, 6, 7]) await add(seq, row(seq));
  const removed = await housekeeping(db).capGenerated(2, new Date(hoursAgo(24 * 30)));
  expect(removed).toBe(3);
  const kept = await db.read(z.object({ seq: z.coerce.number() }), `SELECT "seq" FROM "threats" ORDER BY "seq"`);
  expect(kept.map(({ seq }) => seq)).toEqual([1, 2, 6, 7]);
});
