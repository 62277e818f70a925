import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { MetricCards } from "@/components/metrics/metric-cards";
import { SideCharts } from "@/components/metrics/side-charts";
import { loadFilters } from "@/components/threats/filter-params";
import { ThreatsPanel } from "@/components/threats/threats-panel";
import { tidyFilters } from "@/lib/query/threat-filters";
import { costState, listState } from "./first-paint";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filters = tidyFilters(await loadFilters(searchParams));
  return (
    <HydrationBoundary state={await listState(filters)}>
      <h1 className="sr-only">Overview</h1>
      <div className="grid gap-3">
        <HydrationBoundary state={await costState()}>
          <MetricCards />
        </HydrationBoundary>
        <div className="grid items-start gap-3 min-[1240px]:grid-cols-[minmax(0,1fr)_310px]">
          <ThreatsPanel title="Live threats" className="h-[80dvh] min-h-[480px] min-[1240px]:h-[calc(100dvh-195px)]" />
          <SideCharts />
        </div>
      </div>
    </HydrationBoundary>
  );
}
