import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ReviewItem, ReviewKind, ReviewPage } from "@/lib/schema/review";
import { request } from "./client";

/** The words of `GET /api/review`, each absent when it does not filter. */
export type ReviewFilters = { kind?: ReviewKind; mine?: true; late?: true; snoozed?: true };

export const reviewKeys = {
  all: ["review"] as const,
  lists: ["review", "list"] as const,
  list: ({ kind, mine, late, snoozed }: ReviewFilters) => {
    const asked = { ...(kind && { kind }), ...(mine && { mine }), ...(late && { late }), ...(snoozed && { snoozed }) };
    return ["review", "list", asked] as const;
  },
  count: ["review", "count"] as const,
  shifts: ["review", "shift"] as const,
};

export const REVIEW_PAGE = 50;
const MOST_AT_ONCE = 200;
const WOKEN_MS = 500;
const AGAIN_MS = 60_000; // what time changes comes by no event: lateness, and the end of a snooze

function reviewPage(filters: ReviewFilters, limit: number, cursor: string | null, signal?: AbortSignal) {
  const params = new URLSearchParams({ limit: String(limit) });
  for (const [key, value] of Object.entries(filters)) params.set(key, String(value));
  if (cursor) params.set("cursor", cursor);
  return request(`/api/review?${params}`, { schema: "ReviewPage", signal });
}

/** A snooze ends by no event either: the queue is read again right then. */
const againIn = (page: ReviewPage | undefined): number => {
  const wakes = page?.next_wake_at ? Date.parse(page.next_wake_at) - Date.now() + WOKEN_MS : AGAIN_MS;
  return Math.min(AGAIN_MS, Math.max(WOKEN_MS, wakes));
};

export const reviewQueries = {
  /** Most urgent first, page by page. */
  list: (filters: ReviewFilters) =>
    infiniteQueryOptions({
      queryKey: reviewKeys.list(filters),
      queryFn: ({ pageParam, signal }) => reviewPage(filters, REVIEW_PAGE, pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchInterval: ({ state }) => againIn(state.data?.pages[0]),
    }),
  /** How many wait, for the rail. */
  count: () =>
    queryOptions({
      queryKey: reviewKeys.count,
      queryFn: ({ signal }) => reviewPage({}, 1, null, signal),
      select: ({ total, total_is_lower_bound }) => ({ total, total_is_lower_bound }),
      refetchInterval: ({ state }) => againIn(state.data),
    }),
  /** How much this person has done since then. */
  shift: (since: string) =>
    queryOptions({
      queryKey: [...reviewKeys.shifts, since] as const,
      queryFn: ({ signal }) =>
        request(`/api/review/shift?${new URLSearchParams({ since })}`, { schema: "Shift", signal }),
    }),
};

/** All of a filter, as many as one bulk change takes, the most urgent first. */
export async function allToReview(filters: ReviewFilters, most: number): Promise<ReviewItem[]> {
  const found: ReviewItem[] = [];
  let cursor: string | null = null;
  do {
    const page: ReviewPage = await reviewPage(filters, MOST_AT_ONCE, cursor);
    found.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && found.length < most);
  return found.slice(0, most);
}
