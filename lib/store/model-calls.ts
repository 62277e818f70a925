import * as z from "zod";
import type { Database } from "./client";
import { integer, keyOf } from "./columns";

/** Whom a call is for. */
export type CallPurpose = {
  agent: string;
  model: string;
  customer_name: string;
  subject: { kind: "threat" | "alert"; id: string };
};
type Bill = { input_tokens: number; output_tokens: number; cost_nano: number };

const Seq = z.object({ seq: integer });
const LOST_AFTER_MS = 20 * 60_000; // longer than any question may take
const SWEEP_EVERY_MS = 60_000;

const ROW = "at, agent, model, customerKey, customerName, subjectKind, subjectId";
const rowOf = (purpose: CallPurpose, at: Date) => [
  at.toISOString(),
  purpose.agent,
  purpose.model,
  keyOf(purpose.customer_name),
  purpose.customer_name,
  purpose.subject.kind,
  purpose.subject.id,
];

// the day's sum and the new row are one statement: two processes cannot both take the last cent
const ROOM = `(? IS NULL OR ? + coalesce((SELECT costNano + reservedNano FROM model_usage
  WHERE dimension = 'total' AND day = ? AND key = ''), 0) <= ?)`;
const roomFor = (nano: number, limit: number | null, day: string) => [limit, nano, day, limit];

export type ModelCallStore = ReturnType<typeof modelCallStore>;

/** Model calls and what they cost, in whole billionths of a dollar; every sum by day is kept by triggers. */
export function modelCallStore(db: Database, clock: { now(): Date }) {
  let sweptAt = 0;

  /** A process that died in a call left its reservation: nobody knows what was billed, so all of it counts as spent. */
  async function sweep(now: Date): Promise<void> {
    if (now.getTime() - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = now.getTime();
    await db.run(
      `UPDATE model_calls SET outcome = 'connection', costNano = reservedNano, reservedNano = 0
       WHERE outcome IS NULL AND at < ?`,
      new Date(now.getTime() - LOST_AFTER_MS).toISOString(),
    );
  }

  return {
    /** The call's number, or null when its reservation would pass the day's limit. */
    async reserve(purpose: CallPurpose, nano: number, limit: number | null): Promise<number | null> {
      const now = clock.now();
      await sweep(now);
      const [row] = await db.write(
        Seq,
        `INSERT INTO model_calls (${ROW}, called, reservedNano) SELECT ?, ?, ?, ?, ?, ?, ?, 1, ? WHERE ${ROOM} RETURNING seq`,
        ...rowOf(purpose, now),
        nano,
        ...roomFor(nano, limit, now.toISOString().slice(0, 10)),
      );
      return row?.seq ?? null;
    },
    /** Counts on the day of the call, as its settlement will. */
    async reserveMore(call: number, nano: number, limit: number | null): Promise<boolean> {
      const changed = await db.run(
        `UPDATE model_calls SET reservedNano = reservedNano + ? WHERE seq = ? AND ${ROOM}`,
        nano,
        call,
        ...roomFor(nano, limit, clock.now().toISOString().slice(0, 10)),
      );
      return changed > 0;
    },
    async settle(call: number, bill: Bill, outcome: string): Promise<void> {
      await db.run(
        `UPDATE model_calls SET outcome = ?, inputTokens = ?, outputTokens = ?, costNano = ?, reservedNano = 0 WHERE seq = ?`,
        outcome,
        bill.input_tokens,
        bill.output_tokens,
        bill.cost_nano,
        call,
      );
    },
    async addFree(purpose: CallPurpose, outcome: string, savedNano: number): Promise<void> {
      await db.run(
        `INSERT INTO model_calls (${ROW}, outcome, savedNano) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...rowOf(purpose, clock.now()),
        outcome,
        savedNano,
      );
    },
    async addClaims(
      { subject, agent }: CallPurpose,
      claims: { findings: number; dropped: number; ungrounded: boolean },
    ): Promise<void> {
      await db.run(
        `UPDATE model_calls SET findings = ?, dropped = ?, outcome = CASE WHEN ? THEN 'ungrounded' ELSE outcome END
         WHERE seq = (SELECT max(seq) FROM model_calls WHERE subjectId = ? AND agent = ?)`,
        claims.findings,
        claims.dropped,
        Number(claims.ungrounded),
        subject.id,
        agent,
      );
    },
  };
}
