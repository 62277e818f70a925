import * as z from "zod";
import { AppError } from "@/lib/errors";
import {
  type AlertEffect,
  type LearnedFilter,
  type LearnedPage,
  type LearnedQuery,
  Lesson,
  LessonKind,
  type ThreatEffect,
} from "@/lib/schema/learned";
import { Verdict } from "@/lib/schema/threat-analysis";
import type { Database, Param } from "./client";
import { integer, json, keyOf } from "./columns";
import type { Sql } from "./threat-filter";

const EXACT_TO = 1000;
const MOST_TRIES = 3;
const MOST_READ = 300; // lessons that are looked through for earlier reasons
const MOST_REASONS = 6;

const Row = z.looseObject({ seq: integer, pending: integer, ended: json(z.unknown()), effect: json(z.unknown()) });
const LessonRow = Row.transform((row): unknown => ({ ...row, pending: row.pending === 1 })).pipe(Lesson);
const COLUMNS = `seq, kind, subjectId AS subject_id, title, topic, topicName AS topic_name, severity, customerName AS customer_name,
  verdict, reason, "by", at, coalesce(effect, 'null') AS effect,
  CASE WHEN ended IS NULL THEN 'null' ELSE json_object('how', ended, 'by', endedBy, 'at', endedAt) END AS ended,
  (effect IS NULL AND tries < ${MOST_TRIES}) AS pending`;
const Cursor = z.tuple([z.iso.datetime(), z.int()]);
const Count = z.object({ n: integer });

const Unmeasured = z.object({
  seq: integer,
  kind: LessonKind,
  subject_id: z.string(),
  verdict: Verdict,
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
export type UnmeasuredLesson = z.infer<typeof Unmeasured>;

export type Measured = { seq: number; effect: ThreatEffect | AlertEffect; moved: number; turned: boolean };

export type LessonStore = ReturnType<typeof lessonStore>;

/** What lessons must be like; the conditions of the list and of its figures. */
export function lessonsLike({ kind, verdict, by, customer, topic, since }: LearnedFilter): Sql {
  const parts: [string, Param[]][] = [];
  if (kind) parts.push(["+kind = ?", [kind]]);
  if (verdict?.length) parts.push([`+verdict IN (${verdict.map(() => "?").join(", ")})`, verdict]);
  if (topic !== undefined) parts.push(["topic = ?", [topic]]);
  if (customer !== undefined) parts.push([`${topic === undefined ? "" : "+"}customerKey = ?`, [keyOf(customer)]]);
  if (by !== undefined) parts.push([`${(topic ?? customer) ? "+" : ""}"by" = ?`, [by]]);
  if (since !== undefined) parts.push(["at >= ?", [since]]);
  return {
    sql: parts.length === 0 ? "1" : parts.map(([sql]) => sql).join(" AND "),
    params: parts.flatMap(([, params]) => params),
  };
}

function placeOf(cursor: string | undefined): [at: string, seq: number] | null {
  if (cursor === undefined) return null;
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch (cause) {
    throw new AppError("invalid", "Invalid query of what was learned: cursor is not one that this list gave.", {
      errors: [{ path: "cursor", message: "must be a next_cursor of this list" }],
      cause,
    });
  }
}

/** Lessons are written by triggers of threats and workflows; here they are read, and their effect is added. */
export function lessonStore(db: Database) {
  return {
    /** Newest first. @throws invalid for a cursor that is none */
    async list({ cursor, limit, ...filter }: LearnedQuery): Promise<LearnedPage> {
      const past = placeOf(cursor);
      const like = lessonsLike(filter);
      const [rows, [counted]] = await Promise.all([
        db.read(
          LessonRow,
          `SELECT ${COLUMNS} FROM lessons WHERE ${like.sql} ${past ? "AND (at, seq) < (?, ?)" : ""} ORDER BY at DESC, seq DESC LIMIT ?`,
          ...like.params,
          ...(past ?? []),
          limit + 1,
        ),
        db.read(
          Count,
          `SELECT count(*) AS n FROM (SELECT 1 FROM lessons WHERE ${like.sql} LIMIT ${EXACT_TO + 1})`,
          ...like.params,
        ),
      ]);
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      const n = counted?.n ?? 0;
      return {
        items,
        next_cursor: last ? Buffer.from(JSON.stringify([last.at, last.seq])).toString("base64url") : null,
        total: Math.min(n, EXACT_TO),
        total_is_lower_bound: n > EXACT_TO,
      };
    },

    /** Those whose effect nobody has worked out yet, the newest first. */
    unmeasured: (limit: number): Promise<UnmeasuredLesson[]> =>
      db.read(
        Unmeasured,
        `SELECT seq, kind, subjectId AS subject_id, verdict, reason, "by", at FROM lessons
         WHERE effect IS NULL AND tries < ${MOST_TRIES} ORDER BY at DESC, seq DESC LIMIT ?`,
        limit,
      ),

    measured: ({ seq, effect, moved, turned }: Measured): Promise<number> =>
      db.run(
        "UPDATE lessons SET effect = ?, moved = ?, turned = ? WHERE seq = ?",
        JSON.stringify(effect),
        moved,
        turned ? 1 : 0,
        seq,
      ),

    failed: (seq: number): Promise<number> => db.run("UPDATE lessons SET tries = tries + 1 WHERE seq = ?", seq),

    /** What people gave as reasons for such a verdict on the like, the most frequent of late first. */
    async reasons(kind: LessonKind, topic: string, verdict: Verdict): Promise<string[]> {
      const rows = await db.read(
        z.object({ reason: z.string() }),
        `SELECT reason FROM (SELECT reason, at FROM lessons WHERE topic = ? AND +kind = ? AND +verdict = ? AND ended IS NULL
           AND reason <> '' ORDER BY at DESC LIMIT ${MOST_READ})
         GROUP BY reason ORDER BY count(*) DESC, max(at) DESC LIMIT ${MOST_REASONS}`,
        topic,
        kind,
        verdict,
      );
      return rows.map((row) => row.reason);
    },
  };
}
