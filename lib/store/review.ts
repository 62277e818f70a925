import * as z from "zod";
import { AppError } from "@/lib/errors";
import type { ReviewItem, ReviewPage, ReviewQuery } from "@/lib/schema/review";
import { alertItem, threatItem } from "@/lib/schema/review-item";
import { WorkflowSummary } from "@/lib/schema/workflow";
import type { Database } from "./client";
import { integer, json } from "./columns";
import { type Asked, countsOf, MOST_COUNTED, type Standing, standingsOf } from "./review-walks";
import { StoredSummary } from "./threat-row";

const Row = z.object({ kind: z.string(), urgent: z.string(), seq: integer });
const Counts = z.object({
  seen: integer,
  matching: integer,
  waiting: integer,
  late: integer,
  mine: integer,
  snoozed: integer,
  wakes: z.string().nullable(),
});
const text = z.string().nullable();
const Snoozed = z.object({ seq: integer, snoozedUntil: text, snoozedBy: text, snoozeReason: text });
const Threat = Snoozed.extend({ summary: json(StoredSummary) });
const Alert = Snoozed.extend({ summary: json(WorkflowSummary) });
const COLUMNS = "seq, snoozedUntil, snoozedBy, snoozeReason, summary";
const Cursor = z.tuple([z.iso.datetime(), z.int()]);

const cursorFor = ({ urgent, seq }: Standing) => Buffer.from(JSON.stringify([urgent, seq])).toString("base64url");

function standingOf(cursor: string | undefined): Standing | null {
  if (cursor === undefined) return null;
  try {
    const [urgent, seq] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return { urgent, seq };
  } catch (cause) {
    throw new AppError("invalid", "Invalid review query: cursor is not one that this list gave.", {
      errors: [{ path: "cursor", message: "must be a next_cursor of this list" }],
      cause,
    });
  }
}

const marks = (values: unknown[]) => values.map(() => "?").join(", ");

const snoozeOf = ({ snoozedUntil, snoozedBy, snoozeReason }: z.infer<typeof Snoozed>) => ({
  snoozed_until: snoozedUntil,
  snoozed_by: snoozedBy,
  snooze_reason: snoozeReason,
});

async function itemsOf(db: Database, rows: z.infer<typeof Row>[]): Promise<ReviewItem[]> {
  const seqsOf = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.seq);
  const [threats, alerts] = [seqsOf("threat"), seqsOf("alert")];
  const [ofThreats, ofAlerts] = await Promise.all([
    threats.length === 0
      ? []
      : db.read(Threat, `SELECT ${COLUMNS} FROM threats WHERE seq IN (${marks(threats)})`, ...threats),
    alerts.length === 0
      ? []
      : db.read(Alert, `SELECT ${COLUMNS} FROM workflows WHERE seq IN (${marks(alerts)})`, ...alerts),
  ]);
  const items = new Map<number, ReviewItem>();
  for (const row of ofThreats) items.set(row.seq, threatItem({ ...row.summary, seq: row.seq }, snoozeOf(row)));
  for (const row of ofAlerts) items.set(row.seq, alertItem(row.summary, snoozeOf(row)));
  return rows.flatMap(({ seq }) => items.get(seq) ?? []);
}

/** What waits for a person, most urgent first. @throws invalid for a cursor that is none */
export async function readReview(
  db: Database,
  query: ReviewQuery,
  { me, now }: { me: string; now: Date },
): Promise<ReviewPage> {
  const past = standingOf(query.cursor);
  const { kind, snoozed, late, mine = false, limit } = query;
  const asked: Asked = { kind, snoozed, late, mine, me, now: now.toISOString() };
  const page = standingsOf(asked, past, limit + 1);
  const counting = countsOf(asked);
  const [rows, counted] = await Promise.all([
    db.read(Row, page.sql, ...page.params),
    db.read(Counts, counting.sql, ...counting.params),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const sum = (key: "matching" | "waiting" | "late" | "mine" | "snoozed") =>
    counted.reduce((total, row) => total + row[key], 0);
  return {
    items: await itemsOf(db, shown),
    next_cursor: last ? cursorFor(last) : null,
    total: sum("matching"),
    total_is_lower_bound: counted.some(({ seen }) => seen > MOST_COUNTED),
    counts: { waiting: sum("waiting"), late: sum("late"), mine: sum("mine"), snoozed: sum("snoozed") },
    next_wake_at: counted.flatMap(({ wakes }) => wakes ?? []).sort()[0] ?? null,
  };
}
