import * as z from "zod";
import { log } from "@/lib/log";
import type { Feed } from "@/lib/realtime/feed";
import type { LiveCounts } from "@/lib/schema/analytics";
import { ThreatSummary } from "@/lib/schema/threat-analysis";
import type { Database } from "@/lib/store/client";

const Row = z.object({ seq: z.coerce.number(), kind: z.string(), payload: z.string() });
const Seq = z.object({ seq: z.coerce.number().nullable() });
const Value = z.object({ value: z.string() });
const Stored = z.object({ seq: z.coerce.number(), summary: z.string() });

function summaryOf({ seq, summary }: z.infer<typeof Stored>): ThreatSummary[] {
  try {
    return [ThreatSummary.parse({ ...JSON.parse(summary), seq })];
  } catch (error) {
    log.error({ seq, err: error }, "a stored summary is unreadable and is left out");
    return [];
  }
}

/** The relay's view of the store, over one connection of its own. `stream` is made by whoever asks first. */
export function storeFeed(db: Database, counts: () => Promise<LiveCounts>, newStreamId: () => string): Feed {
  const readStream = async () => {
    const [row] = await db.read(Value, `SELECT "value" FROM "settings" WHERE "name" = 'stream'`);
    return row && z.string().parse(JSON.parse(row.value));
  };
  return {
    async streamId() {
      const known = await readStream();
      if (known !== undefined) return known;
      await db.run(
        `INSERT OR IGNORE INTO "settings" ("name", "value", "updatedAt") VALUES ('stream', ?, ?)`,
        JSON.stringify(newStreamId()),
        new Date().toISOString(),
      );
      return (await readStream()) ?? "";
    },
    async lastSeq() {
      const [row] = await db.read(Seq, `SELECT "seq" FROM sqlite_sequence WHERE "name" = 'outbox'`);
      return row?.seq ?? 0;
    },
    async firstSeq() {
      const [row] = await db.read(Seq, `SELECT MIN("seq") AS "seq" FROM "outbox"`);
      return row?.seq ?? null;
    },
    after: (seq, limit) =>
      db.read(Row, `SELECT "seq", "kind", "payload" FROM "outbox" WHERE "seq" > ? ORDER BY "seq" LIMIT ?`, seq, limit),
    async newest(limit, upTo) {
      const sql = `SELECT "seq", "summary" FROM "threats" WHERE "seq" <= ? ORDER BY "seq" DESC LIMIT ?`;
      return (await db.read(Stored, sql, upTo, limit)).flatMap(summaryOf);
    },
    counts,
  };
}
