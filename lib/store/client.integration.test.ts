import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { openDatabase, type Statement } from "./client";
import { openTestDatabase, type TestDatabase } from "./testing/test-database";

const Value = z.object({ value: z.string() });
const put = (name: string): Statement => [
  "INSERT INTO settings (name, value, updatedAt) VALUES (?, ?, '')",
  name,
  `v-${name}`,
];
const change = (name: string): Statement => ["UPDATE settings SET value = 'changed' WHERE name = ?", name];

it("answers unavailable, not a crash, when the data folder is gone", async () => {
  const db = openDatabase(`file:${path.join(tmpdir(), "soc-folder-that-is-gone", "soc.db")}`);
  await expect(db.read(z.unknown(), "SELECT 1")).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 1 });
  await expect(db.transaction([put("a")])).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 1 });
  await db.close();
});

describe("a guarded transaction", () => {
  let test: TestDatabase;
  const values = async () =>
    (await test.db.read(Value, "SELECT value FROM settings ORDER BY name")).map((row) => row.value);
  beforeEach(() => {
    test = openTestDatabase();
  });
  afterEach(() => test.close());

  it("is the first thing that a connection may do", async () => {
    expect(await test.db.guarded([put("a"), put("b")])).toBe(true);
    expect(await values()).toEqual(["v-a", "v-b"]);
  });

  it("does nothing when its first statement finds no row", async () => {
    expect(await test.db.guarded([change("a"), put("b")])).toBe(false);
    expect(await values()).toEqual([]);
  });

  it("does all of it when the first does, whatever the others find", async () => {
    await test.db.transaction([put("a")]);
    expect(await test.db.guarded([change("a"), change("none"), put("b")])).toBe(true);
    expect(await values()).toEqual(["changed", "v-b"]);
  });

  it("does nothing when a later statement fails, and leaves no transaction behind", async () => {
    await expect(test.db.guarded([put("a"), put("a")])).rejects.toThrow(/UNIQUE/);
    expect(await values()).toEqual([]);
    expect(await test.db.guarded([put("a")])).toBe(true);
  });

  it("keeps apart from the writes around it", async () => {
    await Promise.all([
      test.db.run(...put("a")),
      test.db.guarded([change("a"), put("b")]),
      test.db.guarded([change("none"), put("c")]),
      test.db.run(...put("d")),
    ]);
    expect(await values()).toEqual(["changed", "v-b", "v-d"]);
  });
});

it("waits for the disk with every commit only when it is asked to", async () => {
  const test = openTestDatabase();
  const durable = openDatabase(test.url, { durable: true });
  const Pragma = z.object({ synchronous: z.coerce.number() });
  expect(await test.db.read(Pragma, "PRAGMA synchronous")).toEqual([{ synchronous: 1 }]);
  expect(await durable.read(Pragma, "PRAGMA synchronous")).toEqual([{ synchronous: 2 }]);
  await durable.close();
  await test.close();
});
