import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { LearnedPage } from "@/components/learned/learned-page";
import { learnedFilters, loadLearned } from "@/components/learned/learned-params";
import { LEARNED_PAGE, learnedKeys } from "@/lib/query/learned";
import { LearnedQuery } from "@/lib/schema/learned";
import { consoleContext } from "@/lib/services/context";
import { listLearned, summariseLearned } from "@/lib/services/list-learned";

export const metadata: Metadata = { title: "What we have learned" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filters = learnedFilters(await loadLearned(searchParams), Date.now());
  const { topic: _, ...aside } = filters;
  const client = new QueryClient();
  const ctx = consoleContext();
  await Promise.all([
    client.prefetchInfiniteQuery({
      queryKey: learnedKeys.list(filters),
      queryFn: () => listLearned(ctx, LearnedQuery.parse({ ...filters, limit: LEARNED_PAGE })),
      initialPageParam: null,
    }),
    client.prefetchQuery({ queryKey: learnedKeys.summary(aside), queryFn: () => summariseLearned(ctx, aside) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LearnedPage />
    </HydrationBoundary>
  );
}
