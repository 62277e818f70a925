import { expect, it } from "vitest";
import type { LearnedPage, Lesson } from "@/lib/schema/learned";
import { isNews } from "./learned-live";

const ID = "00000000-0000-4000-8000-000000000001";
const lesson = (change: Partial<Lesson> = {}): Lesson =>
  ({ kind: "threat", seq: 1, subject_id: ID, verdict: "benign", ended: null, pending: false, ...change }) as Lesson;
const pages = (...items: Lesson[]): LearnedPage[] => [
  { items, next_cursor: null, total: items.length, total_is_lower_bound: false },
];
const ended: Lesson["ended"] = { how: "undone", by: "Kim", at: "2026-03-01T12:00:00.000Z" };

it.each([
  ["a resolution that is not shown", pages(), "benign", true],
  ["one that is shown already", pages(lesson()), "benign", false],
  ["another verdict than the one shown", pages(lesson()), "true_positive", true],
  ["the end of one that is shown", pages(lesson()), null, true],
  ["the end that is shown already", pages(lesson({ ended })), null, false],
  ["one given anew after its end", pages(lesson({ ended })), "benign", true],
  ["a change of what nobody resolved", pages(), null, false],
])("hears of %s", (_, shown, resolution, news) => {
  expect(isNews(shown, { id: ID, resolution })).toBe(news);
});
