import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import { costKeys } from "@/lib/query/costs";
import { REVIEW_PAGE, type ReviewFilters, reviewKeys } from "@/lib/query/review";
import type { ListFilters } from "@/lib/query/threat-filters";
import { threatKeys } from "@/lib/query/threats";
import type { WorkflowFilters } from "@/lib/query/workflow-filters";
import { WORKFLOWS_A_PAGE, workflowKeys } from "@/lib/query/workflows";
import { ReviewQuery } from "@/lib/schema/review";
import { ThreatQuery } from "@/lib/schema/threat-query";
import { WorkflowQuery } from "@/lib/schema/workflow-query";
import { consoleContext } from "@/lib/services/context";
import { getAnalytics } from "@/lib/services/get-analytics";
import { getGenerator } from "@/lib/services/get-generator";
import { getMetrics } from "@/lib/services/get-metrics";
import { getModelCosts } from "@/lib/services/get-model-costs";
import { listReview } from "@/lib/services/list-review";
import { listThreats } from "@/lib/services/list-threats";
import { listWorkflows } from "@/lib/services/list-workflows";

/** What the shell shows on every page. A read that fails is left to the browser, which shows the error and a way to retry. */
export async function shellState(): Promise<DehydratedState> {
  const client = new QueryClient();
  const ctx = consoleContext();
  await Promise.all([
    client.prefetchQuery({ queryKey: threatKeys.analytics, queryFn: () => getAnalytics(ctx) }),
    client.prefetchQuery({ queryKey: threatKeys.generator, queryFn: () => getGenerator(ctx) }),
    client.prefetchQuery({ queryKey: workflowKeys.metrics, queryFn: () => getMetrics(ctx) }),
    client.prefetchQuery({
      queryKey: reviewKeys.count,
      queryFn: () => listReview(ctx, ReviewQuery.parse({ limit: 1 })),
    }),
  ]);
  return dehydrate(client);
}

/** What the model costs. */
export async function costState(): Promise<DehydratedState> {
  const client = new QueryClient();
  await client.prefetchQuery({ queryKey: costKeys.costs, queryFn: () => getModelCosts(consoleContext()) });
  return dehydrate(client);
}

/** The first page of a list of threats. */
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

/** The first page of a list of alerts; a filter that the API would not take finds nothing here either. */
export async function alertListState(filters: WorkflowFilters): Promise<DehydratedState> {
  const client = new QueryClient();
  const ctx = consoleContext();
  await client.prefetchInfiniteQuery({
    queryKey: workflowKeys.list(filters),
    queryFn: () => listWorkflows(ctx, WorkflowQuery.parse({ ...filters, limit: WORKFLOWS_A_PAGE })),
    initialPageParam: null,
  });
  return dehydrate(client);
}

/** The first page of what waits for a person. */
export async function reviewState(filters: ReviewFilters): Promise<DehydratedState> {
  const client = new QueryClient();
  const ctx = consoleContext();
  await client.prefetchInfiniteQuery({
    queryKey: reviewKeys.list(filters),
    queryFn: () => listReview(ctx, { ...filters, limit: REVIEW_PAGE }),
    initialPageParam: null,
  });
  return dehydrate(client);
}
