import * as z from "zod";
import { operation } from "@/lib/http/operation";
import { LearnedFilter, LearnedPage, LearnedQuery, LearnedSummary, LessonKind } from "@/lib/schema/learned";
import { Verdict } from "@/lib/schema/threat-analysis";

const FILTERS = {
  kind: { schema: LessonKind, description: "Only threats, or only alerts." },
  verdict: { schema: z.array(Verdict), description: "Repeatable, or comma-separated." },
  by: { schema: z.string(), description: "Who resolved it, exactly." },
  customer: { schema: z.string(), description: "A customer's name." },
  topic: { schema: z.string(), description: "A threat type, or the `rule_id` of an alert, exactly." },
  since: { schema: z.iso.datetime(), description: "Resolved at or after." },
};

export const listLearnedOperation = operation({
  id: "listLearned",
  method: "GET",
  path: "/api/learned",
  tag: "Threats",
  summary: "What people resolved, and what each resolution changed",
  description:
    "Every resolution of a threat or an alert, newest first: by whom, when, why, and how the next one like it is judged " +
    "without it and with it, both against what was known when it was given. Those that were taken back stay, and say so. " +
    "While `pending`, the effect is still being worked out.",
  permission: "threats:read",
  query: LearnedQuery,
  queryDocs: {
    ...FILTERS,
    cursor: { schema: z.string(), description: "`next_cursor` of the page before." },
    limit: { schema: z.int().min(1).max(200).default(50) },
  },
  answer: LearnedPage,
  answerExample: {
    items: [
      {
        kind: "threat",
        seq: 12,
        subject_id: "3f2c8a54-5a0e-4c39-9f0f-3f1d2a1b7c90",
        title: "4,200 sign-ins over 3,900 accounts from one address in 5 minutes",
        topic: "credential_stuffing",
        topic_name: "credential_stuffing",
        severity: "high",
        customer_name: "Example Bank",
        verdict: "false_positive",
        reason: "Our own load test.",
        by: "Kim",
        at: "2026-01-31T12:00:00.000Z",
        ended: null,
        pending: false,
        effect: {
          before: { score: 0.31, recommendation: "needs_review" },
          after: { score: 0.52, recommendation: "needs_review" },
        },
      },
    ],
    next_cursor: null,
    total: 1,
    total_is_lower_bound: false,
  },
  errors: ["invalid", "unavailable"],
});

export const summariseLearnedOperation = operation({
  id: "summariseLearned",
  method: "GET",
  path: "/api/learned/summary",
  tag: "Threats",
  summary: "How much was taught, and how far it moved the scores",
  description:
    "Of the resolutions that stand: how many, how far they moved the score of the next one like it on average, how many " +
    "changed what it is called, and which threat types and rules were taught most.",
  permission: "threats:read",
  query: LearnedFilter,
  queryDocs: FILTERS,
  answer: LearnedSummary,
  errors: ["invalid", "unavailable"],
});
