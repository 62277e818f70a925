import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { EvaluationPage } from "@/components/evaluation/evaluation-page";
import { evaluationKeys } from "@/lib/query/evaluations";
import { consoleContext } from "@/lib/services/context";
import { listEvaluations } from "@/lib/services/evaluations";

export const metadata: Metadata = { title: "Evaluation" };

export default async function EvaluationRoute() {
  const client = new QueryClient();
  await client.prefetchQuery({ queryKey: evaluationKeys.list, queryFn: () => listEvaluations(consoleContext()) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EvaluationPage />
    </HydrationBoundary>
  );
}
