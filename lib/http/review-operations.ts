import * as z from "zod";
import { operation } from "@/lib/http/operation";
import { ReviewKind, ReviewPage, ReviewQuery } from "@/lib/schema/review";
import { ReviewBulkRequest, ReviewBulkResult, Shift, ShiftQuery } from "@/lib/schema/review-change";

const TAG = "Review";

export const listReviewOperation = operation({
  id: "listReview",
  method: "GET",
  path: "/api/review",
  tag: TAG,
  summary: "What waits for a person, most urgent first",
  description:
    "Open threats that require a person's review, and alerts that wait for an approval, that were judged real, " +
    "suspicious or unknown and are not resolved, or whose workflow failed. The order is one instant, `urgent_at`: the " +
    "deadline (or a day after it came in), later by what the severity or priority can wait (high or P2 15 minutes, medium " +
    "or P3 45, low or P4 120, info or P5 240), sooner by up to 10 minutes of risk. Snoozed ones come back by themselves.",
  permission: "threats:read",
  query: ReviewQuery,
  queryDocs: {
    kind: { schema: ReviewKind, description: "Only threats, or only alerts." },
    mine: { schema: z.boolean(), description: "Only those that whoever asks has taken." },
    late: { schema: z.boolean(), description: "`true`: only those whose time to respond is over." },
    snoozed: { schema: z.boolean(), description: "`true`: only those that are put off; else they are left out." },
    cursor: { schema: z.string(), description: "`next_cursor` of the page before." },
    limit: { schema: z.int().min(1).max(200).default(50) },
  },
  answer: ReviewPage,
  answerExample: {
    items: [
      {
        kind: "threat",
        id: "3f2c8a54-5a0e-4c39-9f0f-3f1d2a1b7c90",
        seq: 41,
        title: "4,200 sign-ins over 3,900 accounts from one address in 5 minutes",
        severity: "critical",
        priority: null,
        customer_name: "Example Bank",
        reason: "Severity is critical.",
        respond_by: "2026-01-31T12:15:00.000Z",
        urgent_at: "2026-01-31T12:06:00.000Z",
        snoozed_until: null,
        snoozed_by: null,
        snooze_reason: null,
        assignee: null,
        status: "in_review",
        risk: 0.91,
        version: 1,
        created_at: "2026-01-31T12:00:00.000Z",
      },
    ],
    next_cursor: null,
    total: 1,
    total_is_lower_bound: false,
    counts: { waiting: 1, late: 0, mine: 0, snoozed: 0 },
    next_wake_at: null,
  },
  errors: ["invalid", "unavailable"],
});

export const changeReviewOperation = operation({
  id: "changeReview",
  method: "POST",
  path: "/api/review/bulk",
  tag: TAG,
  summary: "Take, snooze or resolve many threats and alerts, or take such a change back",
  description:
    "Up to 1,000 by name or by the queue's own filter. A resolution and a snooze need their reason in `note`. Each item is " +
    "changed on its own: one that somebody else has taken, or that changed since the `version` seen, is left alone and " +
    "named in `failed`. Open actions of alerts that are resolved as harmless are rejected, which an undo does not take back.",
  permission: "threats:write",
  body: ReviewBulkRequest,
  bodyExamples: {
    items: {
      summary: "Some, by name",
      value: {
        items: [
          { kind: "threat", id: "3f2c8a54-5a0e-4c39-9f0f-3f1d2a1b7c90", version: 1 },
          { kind: "alert", id: "8a3c5b1e-2f0d-4b7a-9c6e-5d4f3e2a1b0c", version: 6 },
        ],
        change: { resolution: "benign", note: "Our own scanner." },
      },
    },
    filter: {
      summary: "All late alerts",
      value: { filter: { kind: "alert", late: true }, change: { assignee: "Analyst" } },
    },
    undo: { summary: "Undo", value: { undo_token: "the token that was answered" } },
  },
  answer: ReviewBulkResult,
  errors: ["not_found", "unavailable"],
  invalidTitle: "Invalid bulk change",
});

export const getShiftOperation = operation({
  id: "getShift",
  method: "GET",
  path: "/api/review/shift",
  tag: TAG,
  summary: "How much whoever asks has done",
  description: "Threats and alerts resolved or decided since then and not taken back, each once.",
  permission: "threats:read",
  query: ShiftQuery,
  queryDocs: { since: { schema: z.iso.datetime({ offset: true }), description: "When the shift or the day began." } },
  answer: Shift,
  answerExample: { done: 12, since: "2026-01-31T08:00:00.000Z" },
  errors: ["invalid", "unavailable"],
});
