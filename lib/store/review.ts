import * as z from "zod";
import { AppError } from "@/lib/errors";
import type { ReviewItem, ReviewPage, ReviewQuery } from "@/lib/schema/review";
import { alertItem, threatItem } from "@/lib/schema/review-item";
import { WorkflowSummary } from "@/lib/schema/workflow";
import type { Database } from "./client";
import { integer, json } from "./columns";
import { type Asked, countOf, type Standing, standingsOf } from "./review-walks";
import { StoredSummary } from "./threat-row";

const EXACT_TO = 1000;
const Row = z.object({ late: integer, grave: integer, due: z.string(), kind: z.string(), seq: integer });
const Count = z.object({ n: integer });
const Threat = z.object({ seq: integer, snoozedUntil: z.string().nullable(), summary: json(StoredSummary) });
const Alert = z.object({ seq: integer, summary: json(WorkflowSummary) });
const Cursor = z.tuple([z.iso.datetime(), z.int(), z.int(), z.string(), z.string(), z.int()]);

const cursorFor = ({ at, late, grave, due, kind, seq }: Standing) =>
  Buffer.from(JSON.stringify([at, late, grave, due, kind, seq])).toString("base64url");

/** What is late is decided once a walk: at the moment its first page was asked for. */
function standingOf(cursor: string | undefined): Standing | null {
  if (cursor === undefined) return null;
  try {
    const [at, late, grave, due, kind, seq] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return { at, late, grave, due, kind, seq };
  } catch (cause) {
    throw new AppError("invalid", "Invalid review query: cursor is not one that this list gave.", {
      errors: [{ path: "cursor", message: "must be a next_cursor of this list" }],
      cause,
    });
  }
}

const marks = (values: unknown[]) => values.map(() => "?").join(", ");

async function itemsOf(db: Database, rows: z.infer<typeof Row>[]): Promise<ReviewItem[]> {
  const seqsOf = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.seq);
  const [threats, alerts] = [seqsOf("threat"), seqsOf("alert")];
  const [ofThreats, ofAlerts] = await Promise.all([
    threats.length === 0
      ? []
      : db.read(Threat, `SELECT seq, snoozedUntil, summary FROM threats WHERE seq IN (${marks(threats)})`, ...threats),
    alerts.length === 0
      ? []
      : db.read(Alert, `SELECT seq, summary FROM workflows WHERE seq IN (${marks(alerts)})`, ...alerts),
  ]);
  const items = new Map<number, ReviewItem>();
  for (const { seq, summary, snoozedUntil } of ofThreats) items.set(seq, threatItem({ ...summary, seq }, snoozedUntil));
  for (const { seq, summary } of ofAlerts) items.set(seq, alertItem(summary));
  return rows.flatMap(({ seq }) => items.get(seq) ?? []);
}

/**
 * What waits for a person: late ones first, the latest of all at the top; then by severity or priority, and time left.
 * @throws invalid for a cursor that is none
 */
export async function readReview(
  db: Database,
  query: ReviewQuery,
  { me, now }: { me: string; now: Date },
): Promise<ReviewPage> {
  const past = standingOf(query.cursor);
  const at = past?.at ?? now.toISOString();
  const asked: Asked = { kind: query.kind, snoozed: query.snoozed, assignee: query.mine ? me : null, now: at };
  const page = standingsOf(asked, past, query.limit + 1);
  const count = countOf(asked, EXACT_TO + 1);
  const [rows, [counted]] = await Promise.all([
    db.read(Row, page.sql, ...page.params),
    db.read(Count, count.sql, ...count.params),
  ]);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: await itemsOf(db, shown),
    next_cursor: last ? cursorFor({ at, ...last }) : null,
    total: Math.min(counted?.n ?? 0, EXACT_TO),
    total_is_lower_bound: (counted?.n ?? 0) > EXACT_TO,
  };
}
