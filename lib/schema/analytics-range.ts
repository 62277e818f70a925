import * as z from "zod";
import { Severity } from "./severity";
import { ThreatType } from "./signal";
import { Instant, outsideText } from "./text";
import { many } from "./threat-query";
import { AlertVerdict, Priority } from "./workflow";

export const RangeName = z.enum(["24h", "7d", "30d", "90d"]);
export type RangeName = z.infer<typeof RangeName>;

export const MAX_RANGE_DAYS = 366;

/** `from` and `to` go together, and before `range`. */
export const AnalyticsRangeQuery = z.strictObject({
  range: RangeName.default("30d"),
  from: Instant.optional(),
  to: Instant.optional(),
  customer: z
    .union([outsideText(200, 1), z.array(outsideText(200, 1)).max(50)])
    .transform((value) => [value].flat())
    .optional(),
  threat_type: many(ThreatType),
});
export type AnalyticsRangeQuery = z.infer<typeof AnalyticsRangeQuery>;

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable(); // null of nothing
const duration = z.number().min(0).nullable(); // milliseconds

const resolvedFigures = {
  resolved: count,
  resolved_false: count, // false positive or benign
  false_share: share, // of those resolved
  mttr_ms: duration, // creation to resolution, the mean of those resolved
};

export const ThreatFigures = z.object({
  total: count,
  by_severity: z.record(Severity, count),
  answered: count, // by a person, whatever they did
  mtta_ms: duration, // creation to the first answer, the mean of those answered
  ...resolvedFigures,
  sla_met: count, // needed a person, and had one by respond_by
  sla_missed: count, // answered later, or not yet though the time is up
  sla_attainment: share, // met of met and missed
});
export type ThreatFigures = z.infer<typeof ThreatFigures>;

export const AlertFigures = z.object({ total: count, by_severity: z.record(Severity, count), ...resolvedFigures });
export type AlertFigures = z.infer<typeof AlertFigures>;

const point = { from: z.iso.datetime(), to: z.iso.datetime() };

/** What was created from `from` (inclusive) to `to` (exclusive), and what has become of it until now. */
export const AnalyticsRange = z
  .object({
    generated_at: z.iso.datetime(),
    from: z.iso.datetime(), // whole hours, UTC
    to: z.iso.datetime(),
    previous_from: z.iso.datetime(), // as long a range before it
    step: z.enum(["hour", "day"]), // of the points; days are UTC
    threats: z.object({
      now: ThreatFigures,
      before: ThreatFigures,
      points: z.array(ThreatFigures.extend(point)), // oldest first; those with nothing in them are left out
      by_customer: z.array(ThreatFigures.extend({ customer_name: z.string() })), // busiest first, at most 50
      customers: count,
      by_threat_type: z.array(ThreatFigures.extend({ threat_type: ThreatType })), // busiest first
    }),
    // null when asked by threat type, which alerts have not
    alerts: z
      .object({
        now: AlertFigures,
        before: AlertFigures,
        points: z.array(AlertFigures.extend(point)),
        by_verdict: z.array(AlertFigures.extend({ verdict: AlertVerdict })),
        by_priority: z.array(AlertFigures.extend({ priority: Priority })),
      })
      .nullable(),
  })
  .meta({ id: "AnalyticsRange" });
export type AnalyticsRange = z.infer<typeof AnalyticsRange>;
