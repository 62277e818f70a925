import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";

/** Prisma's own table, as its engine would make it, so that `prisma migrate deploy` agrees where that engine runs. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

function migrationsIn(dir: string): { name: string; sql: string }[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(dir, entry.name, "migration.sql")))
    .map((entry) => ({ name: entry.name, sql: readFileSync(path.join(dir, entry.name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Applies what is missing, each migration with its ledger row in one transaction.
 * @throws when an applied migration was edited since, or when one fails (nothing of it stays)
 */
export function applyMigrations(databaseFile: string, migrationsDir: string): { applied: string[] } {
  const db = new Database(databaseFile, { timeout: 5000 });
  try {
    db.pragma("journal_mode = WAL");
    return { applied: db.transaction(() => migrate(db, migrationsIn(migrationsDir))).exclusive() };
  } finally {
    db.close();
  }
}

function migrate(db: Database.Database, migrations: { name: string; sql: string }[]): string[] {
  db.exec(LEDGER);
  const rows = db
    .prepare<[], { migration_name: string; checksum: string }>(
      `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    )
    .all();
  const done = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const applied: string[] = [];
  for (const { name, sql } of migrations) {
    const checksum = createHash("sha256").update(sql).digest("hex");
    const earlier = done.get(name);
    if (earlier === checksum) continue;
    if (earlier)
      throw new Error(`Migration ${name} was changed after it was applied. Restore it, or start with a new DATA_DIR.`);
    const startedAt = Date.now();
    db.exec(sql);
    db.prepare(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    ).run(randomUUID(), checksum, Date.now(), name, startedAt);
    applied.push(name);
  }
  return applied;
}
