import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import type { ListFilters } from "@/lib/query/threat-filters";
import { threatKeys } from "@/lib/query/threats";
import { ThreatQuery } from "@/lib/schema/threat-query";
import { consoleContext } from "@/lib/services/context";
import { getAnalytics } from "@/lib/services/get-analytics";
import { getGenerator } from "@/lib/services/get-generator";
import { listThreats } from "@/lib/services/list-threats";

/** What the shell shows on every page. A read that fails is left to the browser, which shows the error and a way to retry. */
export async function shellState(): Promise<DehydratedState> {
  const client = new QueryClient();
  const ctx = consoleContext();
  await Promise.all([
    client.prefetchQuery({ queryKey: threatKeys.analytics, queryFn: () => getAnalytics(ctx) }),
    client.prefetchQuery({ queryKey: threatKeys.generator, queryFn: () => getGenerator(ctx) }),
  ]);
  return dehydrate(client);
}

/** The first page of a list. */
export async function listState(filters: ListFilters): Promise<DehydratedState> {
  const client = new QueryClient();
  const ctx = consoleContext();
  await client.prefetchInfiniteQuery({
    queryKey: threatKeys.list(filters),
    queryFn: () => listThreats(ctx, { ...ThreatQuery.parse({}), ...filters }),
    initialPageParam: null,
  });
  return dehydrate(client);
}
