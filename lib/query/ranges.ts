import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { RangeName } from "@/lib/schema/analytics-range";
import type { ThreatType } from "@/lib/schema/signal";
import { request } from "./client";
import { refreshSoon } from "./refresh-soon";

/** The words of `GET /api/analytics/range`; the page's URL uses the same. `from` and `to` go before `range`. */
export type RangeFilters = {
  range: RangeName;
  from: string | null;
  to: string | null;
  customer: string[];
  threat_type: ThreatType[];
};

export function rangeParams({ range, from, to, customer, threat_type }: RangeFilters): URLSearchParams {
  const params = new URLSearchParams(from && to ? { from, to } : { range });
  for (const name of customer) params.append("customer", name);
  if (threat_type.length > 0) params.set("threat_type", threat_type.join(","));
  return params;
}

export const rangeKeys = {
  all: ["ranges"] as const,
  one: (filters: RangeFilters) => ["ranges", String(rangeParams(filters))] as const,
};

const CALM_MS = 3_000; // figures of days need not follow each event
const REFRESH_MS = 60_000; // hours end, and deadlines pass, without an event

export const rangeQueries = {
  /** Figures over a range; the last stay until the next are there. */
  one: (filters: RangeFilters) =>
    queryOptions({
      queryKey: rangeKeys.one(filters),
      queryFn: ({ signal }) =>
        request(`/api/analytics/range?${rangeParams(filters)}`, { schema: "AnalyticsRange", signal }),
      refetchInterval: REFRESH_MS,
      placeholderData: keepPreviousData,
    }),
};

/** Something was created, answered or resolved. */
export function refreshRanges(client: QueryClient): void {
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: rangeKeys.all })) {
    refreshSoon(client, queryKey, CALM_MS);
  }
}
