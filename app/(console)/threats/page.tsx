import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { loadFilters } from "@/components/threats/filter-params";
import { ThreatsPanel } from "@/components/threats/threats-panel";
import { tidyFilters } from "@/lib/query/threat-filters";
import { listState } from "../first-paint";

export const metadata: Metadata = { title: "Threats" };

export default async function ThreatsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filters = tidyFilters(await loadFilters(searchParams));
  return (
    <HydrationBoundary state={await listState(filters)}>
      <h1 className="sr-only">Threats</h1>
      <ThreatsPanel title="Threats" className="h-[85dvh] min-h-[480px] min-[900px]:h-[calc(100dvh-89px)]" />
    </HydrationBoundary>
  );
}
