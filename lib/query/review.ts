import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ReviewItem, ReviewKind, ReviewPage } from "@/lib/schema/review";
import { request } from "./client";

/** The words of `GET /api/review`, each absent when it does not filter. */
export type ReviewFilters = { kind?: ReviewKind; mine?: true; snoozed?: true };

export const reviewKeys = {
  all: ["review"] as const,
  lists: ["review", "list"] as const,
  list: ({ kind, mine, snoozed }: ReviewFilters) =>
    ["review", "list", { ...(kind && { kind }), ...(mine && { mine }), ...(snoozed && { snoozed }) }] as const,
  count: ["review", "count"] as const,
};

export const REVIEW_PAGE = 50;
const MOST_AT_ONCE = 200;
const AGAIN_MS = 60_000; // what time changes comes by no event: lateness, and the end of a snooze

function reviewPage(filters: ReviewFilters, limit: number, cursor: string | null, signal?: AbortSignal) {
  const params = new URLSearchParams({ limit: String(limit) });
  for (const [key, value] of Object.entries(filters)) params.set(key, String(value));
  if (cursor) params.set("cursor", cursor);
  return request(`/api/review?${params}`, { schema: "ReviewPage", signal });
}

export const reviewQueries = {
  /** Most urgent first, page by page. */
  list: (filters: ReviewFilters) =>
    infiniteQueryOptions({
      queryKey: reviewKeys.list(filters),
      queryFn: ({ pageParam, signal }) => reviewPage(filters, REVIEW_PAGE, pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchInterval: AGAIN_MS,
    }),
  /** How many wait, for the rail. */
  count: () =>
    queryOptions({
      queryKey: reviewKeys.count,
      queryFn: ({ signal }) => reviewPage({}, 1, null, signal),
      select: ({ total, total_is_lower_bound }) => ({ total, total_is_lower_bound }),
      refetchInterval: AGAIN_MS,
    }),
};

/** The threats of a filter, as many as one bulk change takes, the most urgent first. */
export async function threatsToReview(filters: ReviewFilters, most: number): Promise<ReviewItem[]> {
  const found: ReviewItem[] = [];
  let cursor: string | null = null;
  do {
    const page: ReviewPage = await reviewPage({ ...filters, kind: "threat" }, MOST_AT_ONCE, cursor);
    found.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && found.length < most);
  return found.slice(0, most);
}
