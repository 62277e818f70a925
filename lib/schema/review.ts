import * as z from "zod";
import { Severity } from "./severity";
import { ThreatStatus } from "./threat-analysis";
import { Priority, WorkflowStatus } from "./workflow";

export const ReviewKind = z.enum(["threat", "alert"]);
export type ReviewKind = z.infer<typeof ReviewKind>;

const flag = z.enum(["true", "false"], { error: "must be true or false" }).transform((text) => text === "true");

export const ReviewQuery = z.strictObject({
  kind: ReviewKind.optional(), // absent: both
  mine: flag.optional(), // taken by whoever asks
  late: flag.optional(), // true: only those whose time to respond is over
  snoozed: flag.optional(), // absent or false: those that are not put off; true: only those that are
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
});
export type ReviewQuery = z.infer<typeof ReviewQuery>;

/** One thing that waits for a person: a threat, or an alert's workflow. */
export const ReviewItem = z
  .object({
    kind: ReviewKind,
    id: z.uuid(), // the threat's, or the workflow's
    seq: z.int().min(0), // the outbox's number of its creation
    title: z.string(), // a threat's headline, an alert's rule
    severity: Severity,
    priority: Priority.nullable(), // alerts only
    customer_name: z.string(),
    reason: z.string(), // why a person is needed, in words
    respond_by: z.iso.datetime().nullable(),
    urgent_at: z.iso.datetime(), // the order: the deadline, moved by severity or priority and by risk
    snoozed_until: z.iso.datetime().nullable(),
    snoozed_by: z.string().nullable(),
    snooze_reason: z.string().nullable(),
    assignee: z.string().nullable(),
    status: z.union([ThreatStatus, WorkflowStatus]),
    risk: z.number().min(0).max(1).nullable(), // a threat's chance of being real, an alert's risk of 10; null when nobody weighed it
    version: z.int().min(1),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "ReviewItem" });
export type ReviewItem = z.infer<typeof ReviewItem>;

/** How many wait; how many of them are late, or taken by whoever asks; how many are put off. */
export const ReviewCounts = z
  .object({ waiting: z.int().min(0), late: z.int().min(0), mine: z.int().min(0), snoozed: z.int().min(0) })
  .meta({ id: "ReviewCounts" });
export type ReviewCounts = z.infer<typeof ReviewCounts>;

/** Counts are exact up to 20,000 waiting threats and as many alerts; past that they are lower bounds. */
export const ReviewPage = z
  .object({
    items: z.array(ReviewItem),
    next_cursor: z.string().nullable(),
    total: z.int().min(0), // of the filter
    total_is_lower_bound: z.boolean(),
    counts: ReviewCounts, // whatever the filter
    next_wake_at: z.iso.datetime().nullable(), // when the next snooze ends
  })
  .meta({ id: "ReviewPage" });
export type ReviewPage = z.infer<typeof ReviewPage>;
