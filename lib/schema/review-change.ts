import * as z from "zod";
import { ReviewKind } from "./review";
import { Instant, outsideText } from "./text";
import { Verdict } from "./threat-analysis";

export const MAX_REVIEW_BULK = 1000;

const ReviewChange = z
  .strictObject({
    assignee: outsideText(200, 1).nullable().optional(), // one that somebody else has taken is left alone
    snoozed_until: Instant.nullable().optional(), // null wakes
    resolution: Verdict.optional(),
    note: outsideText(2000, 1).optional(),
  })
  .check((ctx) => {
    const { assignee, snoozed_until, resolution, note } = ctx.value;
    const asked = [assignee, snoozed_until, resolution, note].some((value) => value !== undefined);
    if (!asked) ctx.issues.push({ code: "custom", message: "must ask for something", input: ctx.value });
    if ((resolution || snoozed_until) && note === undefined) {
      const message = "must give the reason of a resolution or a snooze";
      ctx.issues.push({ code: "custom", path: ["note"], message, input: note });
    }
  });

/** With a `version`, an item that changed since is left alone. */
export const ReviewChoice = z.strictObject({ kind: ReviewKind, id: z.uuid(), version: z.int().min(1).optional() });
export type ReviewChoice = z.infer<typeof ReviewChoice>;

const flag = z.boolean().optional();
/** The same words as the queue's query. */
export const ReviewFilter = z.strictObject({ kind: ReviewKind.optional(), mine: flag, late: flag, snoozed: flag });
export type ReviewFilter = z.infer<typeof ReviewFilter>;

/** Threats and alerts may be mixed. An `undo_token` alone takes an earlier change back, within a day. */
export const ReviewBulkRequest = z
  .union([
    z.strictObject({ items: z.array(ReviewChoice).min(1).max(MAX_REVIEW_BULK), change: ReviewChange }),
    z.strictObject({ filter: ReviewFilter, change: ReviewChange }),
    z.strictObject({ undo_token: z.string().min(1).max(200) }),
  ])
  .meta({ id: "ReviewBulkRequest" });
export type ReviewBulkRequest = z.infer<typeof ReviewBulkRequest>;

/** Each item is changed on its own; what could not be is named with the reason, in words. */
export const ReviewBulkResult = z
  .object({
    changed: z.int().min(0),
    failed: z.array(z.object({ kind: ReviewKind, id: z.uuid(), reason: z.string() })),
    undo_token: z.string().nullable(),
  })
  .meta({ id: "ReviewBulkResult" });
export type ReviewBulkResult = z.infer<typeof ReviewBulkResult>;

/** `since`: when the shift, or the day, began. */
export const ShiftQuery = z.strictObject({ since: Instant });
export const Shift = z.object({ done: z.int().min(0), since: z.iso.datetime() }).meta({ id: "Shift" });
export type Shift = z.infer<typeof Shift>;
