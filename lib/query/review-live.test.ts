import { describe, expect, it } from "vitest";
import type { ReviewItem } from "@/lib/schema/review";
import { moveInReview, type ReviewPages } from "./review-live";

const item = (seq: number, change: Partial<ReviewItem> = {}): ReviewItem => ({
  kind: "threat",
  id: `00000000-0000-4000-8000-${String(seq).padStart(12, "0")}`,
  seq,
  title: "A headline",
  severity: "high",
  priority: null,
  customer_name: "Example Shop",
  reason: "Severe.",
  respond_by: "2026-03-01T12:00:00.000Z",
  urgent_at: "2026-03-01T12:10:00.000Z",
  snoozed_until: null,
  snoozed_by: null,
  snooze_reason: null,
  assignee: null,
  status: "in_review",
  risk: 0.5,
  version: 1,
  created_at: "2026-03-01T11:30:00.000Z",
  ...change,
});

const queue = (...items: ReviewItem[]): ReviewPages => ({
  pages: [
    {
      items,
      next_cursor: null,
      total: items.length,
      total_is_lower_bound: false,
      counts: { waiting: items.length, late: 0, mine: 0, snoozed: 0 },
      next_wake_at: null,
    },
  ],
  pageParams: [null],
});
const told = (one: ReviewItem, waits = true) => new Map([[one.id, { item: one, waits }]]);

describe("an event about the queue", () => {
  it("shows at once who took an item, in its place", () => {
    const { data } = moveInReview(queue(item(1), item(2), item(3)), told(item(2, { assignee: "kim", version: 2 })));
    expect(data.pages[0]?.items.map(({ seq, assignee }) => [seq, assignee])).toEqual([
      [1, null],
      [2, "kim"],
      [3, null],
    ]);
  });

  it("takes out what no longer waits, and counts one less", () => {
    const { data } = moveInReview(queue(item(1), item(2)), told(item(1, { status: "resolved", version: 2 }), false));
    expect(data.pages[0]).toMatchObject({ items: [{ seq: 2 }], total: 1 });
  });

  it("keeps what the event does not tell: until when it is snoozed", () => {
    const until = "2026-03-01T18:00:00.000Z";
    const { data } = moveInReview(queue(item(1, { snoozed_until: until })), told(item(1, { version: 2 })));
    expect(data.pages[0]?.items[0]).toMatchObject({ version: 2, snoozed_until: until });
  });

  it("changes nothing when it is old, and asks for nothing", () => {
    const before = queue(item(1, { version: 3 }));
    expect(moveInReview(before, told(item(1, { version: 2 })))).toEqual({ data: before, ask: false, gone: 0 });
  });

  it("asks where a new item belongs, but not about one that needs nobody", () => {
    expect(moveInReview(queue(item(1)), told(item(2))).ask).toBe(true);
    expect(moveInReview(queue(item(1)), told(item(2), false)).ask).toBe(false);
  });
});
