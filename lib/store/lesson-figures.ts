import * as z from "zod";
import { type LearnedFilter, type LearnedSummary, LessonKind } from "@/lib/schema/learned";
import type { Database } from "./client";
import { integer } from "./columns";
import { lessonsLike } from "./lessons";

const MOST_TOPICS = 6; // of each kind
const NEWEST = 5000; // past this many, older lessons are left out: the answer stays fast however many there are
const MOST_PEOPLE = 12;

const Figures = z.object({
  ended: integer,
  lessons: integer,
  real: integer,
  turned: integer,
  measured: integer,
  moved: z.number(),
});
const Kind = Figures.extend({ kind: LessonKind });
const Topic = Kind.extend({ topic: z.string(), name: z.string() });
const Person = z.object({ by: z.string(), lessons: integer });

const STANDS = "ended IS NULL";
const COUNTS = `count(*) FILTER (WHERE ended IS NOT NULL) AS ended, count(*) FILTER (WHERE ${STANDS}) AS lessons,
  count(*) FILTER (WHERE ${STANDS} AND verdict = 'true_positive') AS real, count(*) FILTER (WHERE ${STANDS} AND turned) AS turned,
  count(moved) FILTER (WHERE ${STANDS}) AS measured, total(abs(moved)) FILTER (WHERE ${STANDS}) AS moved`;

const meanOf = ({ measured, moved }: z.infer<typeof Figures>) =>
  measured === 0 ? null : Math.min(1, moved / measured);

/** How much was taught, how far it moved the scores, and what was taught most. */
export async function lessonFigures(db: Database, filter: LearnedFilter): Promise<LearnedSummary> {
  const like = lessonsLike(filter);
  const from = `FROM (SELECT kind, topic, topicName, verdict, "by", ended, moved, turned FROM lessons
    WHERE ${like.sql} ORDER BY at DESC, seq DESC LIMIT ${NEWEST})`;
  const [kinds, topics, people] = await Promise.all([
    db.read(Kind, `SELECT kind, ${COUNTS} ${from} GROUP BY kind`, ...like.params),
    db.read(
      Topic,
      `SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY lessons DESC, topic) AS place FROM (
         SELECT kind, topic, max(topicName) AS name, ${COUNTS} ${from} GROUP BY kind, topic HAVING lessons > 0))
       WHERE place <= ${MOST_TOPICS} ORDER BY kind DESC, place`,
      ...like.params,
    ),
    db.read(
      Person,
      `SELECT "by", count(*) AS lessons ${from} WHERE ${STANDS} GROUP BY "by" ORDER BY lessons DESC, "by" LIMIT ${MOST_PEOPLE}`,
      ...like.params,
    ),
  ]);
  const taught = (kind: LessonKind) => {
    const row = kinds.find((each) => each.kind === kind);
    return { lessons: row?.lessons ?? 0, moved: row ? meanOf(row) : null, turned: row?.turned ?? 0 };
  };
  const counted = kinds.reduce((sum, { lessons, ended }) => sum + lessons + ended, 0);
  return {
    newest_only: counted === NEWEST ? NEWEST : null,
    ended: kinds.reduce((sum, row) => sum + row.ended, 0),
    threat: taught("threat"),
    alert: taught("alert"),
    topics: topics.map((row) => {
      const { kind, topic, name, lessons, real } = row;
      return { kind, topic, name, real, false: lessons - real, moved: meanOf(row) };
    }),
    people,
  };
}
