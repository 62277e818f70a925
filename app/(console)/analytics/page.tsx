import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AnalyticsPage } from "@/components/analytics/analytics-page";
import { loadRange } from "@/components/analytics/analytics-params";
import { rangeKeys, rangeParams } from "@/lib/query/ranges";
import { AnalyticsRangeQuery } from "@/lib/schema/analytics-range";
import { consoleContext } from "@/lib/services/context";
import { getAnalyticsRange } from "@/lib/services/get-analytics-range";

export const metadata: Metadata = { title: "Analytics" };

export default async function AnalyticsRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filters = await loadRange(searchParams);
  const params = rangeParams(filters);
  const asked = AnalyticsRangeQuery.safeParse({
    ...Object.fromEntries(params),
    ...(filters.customer.length > 0 ? { customer: filters.customer } : {}),
  });
  const client = new QueryClient();
  if (asked.success) {
    await client.prefetchQuery({
      queryKey: rangeKeys.one(filters),
      queryFn: () => getAnalyticsRange(consoleContext(), asked.data),
      retry: false,
    });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AnalyticsPage />
    </HydrationBoundary>
  );
}
