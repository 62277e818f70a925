import { expect, it } from "vitest";
import type { BatchRow } from "@/lib/query/batch-rows";
import { tallyOf } from "./tally";

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const row = (change: Partial<BatchRow>): BatchRow => ({
  status: "new",
  verdict: null,
  version: 1,
  created_at: at(0),
  started_at: null,
  processing_time_seconds: null,
  ...change,
});
const done = (second: number, change: Partial<BatchRow> = {}) =>
  row({ status: "completed", verdict: "benign", started_at: at(second), processing_time_seconds: 0.5, ...change });

it("counts what is judged and what still waits", () => {
  const tally = tallyOf({
    a: row({}),
    b: row({ status: "investigating", verdict: "suspicious", started_at: at(2) }),
    c: done(1),
    d: done(2, { status: "awaiting_approval", verdict: "true_positive" }),
    e: done(3, { status: "failed", verdict: null }),
    f: done(4),
  });
  expect(tally).toMatchObject({ total: 6, completed: 2, awaiting: 1, failed: 1, waiting: 1, judged: 4 });
  expect(tally.verdicts[0]).toEqual(["benign", 2]);
});

it("measures from receipt until the agents were through, without the time of people", () => {
  const rows = Object.fromEntries(Array.from({ length: 100 }, (_, second) => [`w${second}`, done(second)]));
  expect(tallyOf(rows)).toMatchObject({ p95_ms: 94_500, took_ms: 99_500 });
  expect(tallyOf({ a: row({}) })).toMatchObject({ p95_ms: null, took_ms: null });
});
