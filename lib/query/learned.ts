import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { LearnedPage, LessonKind } from "@/lib/schema/learned";
import type { Verdict } from "@/lib/schema/threat-analysis";
import { request } from "./client";

/** The words of `GET /api/learned`, each absent when it does not filter. */
export type LearnedFilters = {
  kind?: LessonKind;
  verdict?: Verdict[];
  by?: string;
  customer?: string;
  topic?: string;
  since?: string;
};

export const LEARNED_PAGE = 50;
const PENDING_EVERY_MS = 1_500; // while effects of shown lessons are being worked out

/** Drops what does not filter, in one order, so that equal filters make equal cache keys. */
export function tidyLearned(filters: { [K in keyof LearnedFilters]?: LearnedFilters[K] | null }): LearnedFilters {
  const { kind, verdict, by, customer, topic, since } = filters;
  return {
    ...(by && { by }),
    ...(customer && { customer }),
    ...(kind && { kind }),
    ...(since && { since }),
    ...(topic && { topic }),
    ...(verdict && verdict.length > 0 && { verdict }),
  };
}

export const learnedKeys = {
  all: ["learned"] as const,
  lists: ["learned", "list"] as const,
  list: (filters: LearnedFilters) => ["learned", "list", tidyLearned(filters)] as const,
  summary: (filters: LearnedFilters) => ["learned", "summary", tidyLearned(filters)] as const,
};

function paramsOf(filters: LearnedFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(tidyLearned(filters))) params.set(key, String(value));
  return params;
}

const anyPending = (pages: LearnedPage[] | undefined) =>
  pages?.some((page) => page.items.some(({ pending }) => pending)) ?? false;

export const learnedQueries = {
  /** Newest first, page by page. */
  list: (filters: LearnedFilters) =>
    infiniteQueryOptions({
      queryKey: learnedKeys.list(filters),
      queryFn: ({ pageParam, signal }) => {
        const params = paramsOf(filters);
        params.set("limit", String(LEARNED_PAGE));
        if (pageParam) params.set("cursor", pageParam);
        return request(`/api/learned?${params}`, { schema: "LearnedPage", signal });
      },
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchOnWindowFocus: false, // a reader far down would ask for every page again
      refetchInterval: ({ state }) => (anyPending(state.data?.pages) ? PENDING_EVERY_MS : false),
    }),
  summary: (filters: LearnedFilters) =>
    queryOptions({
      queryKey: learnedKeys.summary(filters),
      queryFn: ({ signal }) =>
        request(`/api/learned/summary?${paramsOf(filters)}`, { schema: "LearnedSummary", signal }),
      placeholderData: keepPreviousData,
    }),
};
