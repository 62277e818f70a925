"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { LiveList } from "@/components/list/live-list";
import { useOwnThreats } from "@/components/live/own-threats";
import { loadLater } from "@/components/ui/load-later";
import { ProblemNotice } from "@/components/ui/problem-notice";
import type { ListFilters } from "@/lib/query/threat-filters";
import { threatQueries } from "@/lib/query/threats";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import { ListEmpty } from "./list-empty";
import { ListHead } from "./list-head";
import { ListSkeleton } from "./list-skeleton";
import { ThreatRow } from "./threat-row";

const HEIGHTS = { wide: 54, dense: 34, narrow: 96 }; // as in globals.css
loadLater(() => import("@/components/threat/threat-view")); // whichever is opened first need not wait for its code

const idOf = (row: ThreatSummary) => row.id;
const seqOf = (row: ThreatSummary) => row.seq;

type Props = { filters: ListFilters; onClearFilters: () => void; className: string };

export function ThreatList({ filters, onClearFilters, className }: Props) {
  const query = useInfiniteQuery(threatQueries.list(filters));
  const { data, error, isPending, refetch } = query;
  const rows = useMemo(() => {
    const byId = new Map(data?.pages.flatMap((page) => page.items).map((row) => [row.id, row]));
    return [...byId.values()].sort((a, b) => b.seq - a.seq);
  }, [data]);
  const own = useOwnThreats();

  if (isPending) return <ListSkeleton className={className} />;
  if (!data) {
    return (
      <div className={className}>
        <div className="p-3.5">
          <ProblemNotice title="Threats could not be loaded" error={error} onRetry={() => void refetch()} />
        </div>
      </div>
    );
  }
  if (rows.length === 0) return <ListEmpty filters={filters} onClearFilters={onClearFilters} className={className} />;
  return (
    <LiveList
      of={{ rows, idOf, seqOf, one: "threat", many: "threats" }}
      pages={query}
      listKey={JSON.stringify(filters)}
      heights={HEIGHTS}
      label="Threats"
      head={<ListHead />}
      className={`threat-list ${className}`}
      drawRow={(threat, fresh) => <ThreatRow threat={threat} lit={own.includes(threat.id)} fresh={fresh} />}
    />
  );
}
