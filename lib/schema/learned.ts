import * as z from "zod";
import { AlertOutlook } from "./alert-outlook";
import { FalsePositiveScore } from "./false-positive";
import { Severity } from "./severity";
import { Instant, outsideText } from "./text";
import { Verdict } from "./threat-analysis";
import { many } from "./threat-query";

export const LessonKind = z.enum(["threat", "alert"]);
export type LessonKind = z.infer<typeof LessonKind>;

/** How the next signal like it is scored, without such a resolution and with it, both against what was known when it was given. */
export const ThreatEffect = z
  .object({
    before: FalsePositiveScore.pick({ score: true, recommendation: true }),
    after: FalsePositiveScore.pick({ score: true, recommendation: true }),
  })
  .meta({ id: "ThreatEffect" });
export type ThreatEffect = z.infer<typeof ThreatEffect>;

/** The same for the next alert like one. */
export const AlertEffect = z.object({ before: AlertOutlook, after: AlertOutlook }).meta({ id: "AlertEffect" });
export type AlertEffect = z.infer<typeof AlertEffect>;

const lesson = {
  seq: z.int().min(1),
  subject_id: z.uuid(), // of the threat, or of the alert's workflow
  title: z.string(),
  topic: z.string(), // a threat's type, or the id of an alert's rule
  topic_name: z.string(),
  severity: Severity,
  customer_name: z.string(),
  verdict: Verdict,
  reason: z.string(), // empty when none was asked for
  by: z.string(),
  at: z.iso.datetime(),
  ended: z.object({ how: z.enum(["undone", "replaced"]), by: z.string(), at: z.iso.datetime() }).nullable(),
  pending: z.boolean(), // its effect is still being worked out
};

/** One resolution as it was given, and what it changed. */
export const Lesson = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("threat"), ...lesson, effect: ThreatEffect.nullable() }),
    z.object({ kind: z.literal("alert"), ...lesson, effect: AlertEffect.nullable() }),
  ])
  .meta({ id: "Lesson" });
export type Lesson = z.infer<typeof Lesson>;

/** The filters of `GET /api/learned`; the console's URL uses the same words. */
export const LearnedFilter = z.strictObject({
  kind: LessonKind.optional(),
  verdict: many(Verdict),
  by: outsideText(200, 1).optional(),
  customer: outsideText(200, 1).optional(),
  topic: outsideText(200, 1).optional(),
  since: Instant.optional(),
});
export type LearnedFilter = z.infer<typeof LearnedFilter>;

export const LearnedQuery = LearnedFilter.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
});
export type LearnedQuery = z.infer<typeof LearnedQuery>;

/** Newest first. `total` is exact up to 1,000. */
export const LearnedPage = z
  .object({
    items: z.array(Lesson),
    next_cursor: z.string().nullable(),
    total: z.int().min(0),
    total_is_lower_bound: z.boolean(),
  })
  .meta({ id: "LearnedPage" });
export type LearnedPage = z.infer<typeof LearnedPage>;

const count = z.int().min(0);
const moved = z.number().min(0).max(1).nullable(); // how far a score went on average; null when none was worked out
const Taught = z.object({ lessons: count, moved, turned: count }); // turned: the next one is called something else

/** Of the lessons that stand; `ended` counts the others. */
export const LearnedSummary = z
  .object({
    newest_only: z.int().positive().nullable(), // so many of the newest were looked at; null: all
    ended: count,
    threat: Taught,
    alert: Taught,
    topics: z.array(
      z.object({ kind: LessonKind, topic: z.string(), name: z.string(), real: count, false: count, moved }),
    ),
    people: z.array(z.object({ by: z.string(), lessons: count })),
  })
  .meta({ id: "LearnedSummary" });
export type LearnedSummary = z.infer<typeof LearnedSummary>;
