import * as z from "zod";
import { OutboxEvent } from "@/lib/schema/realtime";
import type { Database } from "./client";
import { integer } from "./columns";

const Row = z.object({ seq: integer, kind: z.string(), payload: z.string() });
const Max = z.object({ n: integer.nullable() });

/** `event` is null when the row cannot be read: it is skipped, and its number still counts. */
export type OutboxRow = { seq: number; event: OutboxEvent | null; error?: string };

function eventOf(kind: string, payload: string): OutboxEvent {
  const body: unknown = JSON.parse(payload);
  return OutboxEvent.parse(kind === "generator_state" ? { kind, generator: body } : { kind, threat: body });
}

export type OutboxStore = ReturnType<typeof outboxStore>;

export function outboxStore(db: Database) {
  return {
    /** Events after `seq`, in order. */
    async after(seq: number, limit: number): Promise<OutboxRow[]> {
      const rows = await db.read(
        Row,
        "SELECT seq, kind, payload FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?",
        seq,
        limit,
      );
      return rows.map((row) => {
        try {
          return { seq: row.seq, event: eventOf(row.kind, row.payload) };
        } catch (error) {
          return { seq: row.seq, event: null, error: error instanceof Error ? error.message : String(error) };
        }
      });
    },
    /** The number of the newest event ever written, kept or not. */
    async lastSeq(): Promise<number> {
      const [row] = await db.read(Max, "SELECT max(seq) AS n FROM sqlite_sequence WHERE name = 'outbox'");
      return row?.n ?? 0;
    },
    /** The number of the oldest event kept, or null when none is. */
    async firstSeq(): Promise<number | null> {
      const [row] = await db.read(Max, "SELECT min(seq) AS n FROM outbox");
      return row?.n ?? null;
    },
    prune: (before: string) => db.run("DELETE FROM outbox WHERE createdAt < ?", before),
  };
}
