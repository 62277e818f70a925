import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import { applyMigrations } from "@/lib/store/migrate";

export function aSummary(change: Partial<ThreatSummary> = {}): Omit<ThreatSummary, "seq"> {
  const at = new Date().toISOString();
  const { seq: _, ...rest } = change;
  return {
    id: randomUUID(),
    origin: "api",
    threat_type: "bot_traffic",
    customer_name: "Example Shop",
    source_ip: "203.0.113.7",
    severity: "high",
    status: "in_review",
    mode: "rules",
    fp_score: 0.4,
    recommendation: "needs_review",
    primary_action: "rate_limit",
    sla: { respond_by: at },
    requires_human_review: true,
    review_reason: null,
    headline: "Bot traffic at Example Shop",
    total_processing_time_ms: 3,
    assignee: null,
    resolution: null,
    version: 1,
    created_at: at,
    updated_at: at,
    ...rest,
  };
}

/** A migrated database in a folder of its own, written to as another process would. */
export class ThreatRows {
  readonly folder = mkdtempSync(path.join(tmpdir(), "soc-realtime-"));
  readonly file = path.join(this.folder, "soc.db");
  readonly db: Sqlite.Database;

  constructor() {
    applyMigrations(this.file, path.resolve("prisma/migrations"));
    this.db = new Sqlite(this.file, { timeout: 5000 });
  }

  /** Fills every column that has no value yet, so that a new column does not break these tests. */
  add(change: Partial<ThreatSummary> = {}): number {
    const summary = aSummary(change);
    const seq = this.lastSeq() + 1;
    const known: Record<string, string | number | null> = {
      seq,
      id: summary.id,
      summary: JSON.stringify(summary),
      severity: summary.severity,
      status: summary.status,
      headline: summary.headline,
      createdAt: summary.created_at,
      updatedAt: summary.updated_at,
      respondBy: summary.sla.respond_by,
      detectedAt: summary.created_at,
      version: 1,
      agents: "[]",
      entities: "[]",
      techniques: "[]",
    };
    const columns = this.db.pragma("table_info(threats)") as { name: string; notnull: number; type: string }[];
    const used = columns.filter(({ name, notnull }) => notnull || name in known);
    const values = used.map(({ name, type }) => known[name] ?? (type === "TEXT" ? "" : 0));
    const names = used.map(({ name }) => `"${name}"`).join(", ");
    this.db.prepare(`INSERT INTO "threats" (${names}) VALUES (${used.map(() => "?").join(", ")})`).run(values);
    return seq;
  }

  addMany(count: number): void {
    for (let n = 0; n < count; n++) this.add({ headline: `Threat ${n}` });
  }

  /** A raw outbox row, readable or not. */
  addRow(kind: string, payload: string): number {
    const at = new Date().toISOString();
    const insert = this.db.prepare(
      `INSERT INTO "outbox" ("kind", "subjectId", "payload", "createdAt") VALUES (?, '', ?, ?)`,
    );
    return Number(insert.run(kind, payload, at).lastInsertRowid);
  }

  lastSeq(): number {
    const row = this.db.prepare(`SELECT "seq" FROM sqlite_sequence WHERE "name" = 'outbox'`).get() as
      | { seq: number }
      | undefined;
    return row?.seq ?? 0;
  }

  close(): void {
    this.db.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
