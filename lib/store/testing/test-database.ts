import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Database, openDatabase } from "@/lib/store/client";
import { applyMigrations } from "@/lib/store/migrate";

export type TestDatabase = { file: string; url: string; db: Database; close(): Promise<void> };

/** A real, migrated database in a folder of its own. */
export function openTestDatabase(): TestDatabase {
  const dir = mkdtempSync(path.join(tmpdir(), "soc-store-"));
  const file = path.join(dir, "soc.db");
  applyMigrations(file, path.resolve("prisma/migrations"));
  const db = openDatabase(`file:${file}`);
  return {
    file,
    url: `file:${file}`,
    db,
    close: async () => {
      await db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
