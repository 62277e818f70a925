import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { loadAlertFilters } from "@/components/alerts/alert-params";
import { AlertsPage } from "@/components/alerts/alerts-page";
import { tidyWorkflowFilters } from "@/lib/query/workflow-filters";
import { alertListState } from "../first-paint";

export const metadata: Metadata = { title: "Alerts" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filters = tidyWorkflowFilters(await loadAlertFilters(searchParams));
  return (
    <HydrationBoundary state={await alertListState(filters)}>
      <AlertsPage />
    </HydrationBoundary>
  );
}
