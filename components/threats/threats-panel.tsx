"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Panel } from "@/components/ui/panel";
import { threatQueries } from "@/lib/query/threats";
import { FilterBar } from "./filter-bar";
import { FilterChips } from "./filter-chips";
import { ThreatList } from "./threat-list";
import { useThreatFilters } from "./use-threat-filters";

const number = new Intl.NumberFormat("en-GB");

/** The list with its filters, of the height given, as the overview and the threats page both show it. */
export function ThreatsPanel({ title, className }: { title: string; className: string }) {
  const state = useThreatFilters();
  const { data } = useInfiniteQuery({ ...threatQueries.list(state.filters), notifyOnChangeProps: ["data"] });
  const first = data?.pages[0];
  const total = first && `${first.total_is_lower_bound ? "over " : ""}${number.format(first.total)}`;
  return (
    <Panel
      title={title}
      hint={total}
      aside={<FilterBar {...state} />}
      className={`flex flex-col ${className}`}
      bodyClassName="flex min-h-0 flex-1 flex-col"
    >
      <FilterChips {...state} />
      <div className="min-h-0 flex-1">
        <ThreatList filters={state.filters} onClearFilters={state.clear} className="h-full" />
      </div>
    </Panel>
  );
}
