"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowUp } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useHeldRows } from "@/components/list/use-held-rows";
import { useMedia } from "@/components/list/use-media";
import { useRowKeys } from "@/components/list/use-row-keys";
import { useOwnThreats } from "@/components/live/own-threats";
import { ProblemNotice } from "@/components/ui/problem-notice";
import type { ListFilters } from "@/lib/query/threat-filters";
import { threatQueries } from "@/lib/query/threats";
import { ListEmpty } from "./list-empty";
import { ListHead } from "./list-head";
import { ListSkeleton } from "./list-skeleton";
import { ThreatRow } from "./threat-row";

const WIDE_ROW = 54;
const NARROW_ROW = 96; // both as in globals.css
const HEAD = 30; // as in globals.css; it stays on top of the rows while they scroll
const FIRST_RECT = { width: 800, height: 700 }; // what the server draws before anything can be measured

type Props = { filters: ListFilters; onClearFilters: () => void; className: string };

/** Newest first, live, drawn only as far as it is seen, with the next page fetched before its end is reached. */
export function ThreatList({ filters, onClearFilters, className }: Props) {
  const query = useInfiniteQuery(threatQueries.list(filters));
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const rows = useMemo(() => {
    const byId = new Map(data?.pages.flatMap((page) => page.items).map((row) => [row.id, row]));
    return [...byId.values()].sort((a, b) => b.seq - a.seq);
  }, [data]);

  const scroller = useRef<HTMLDivElement>(null);
  const [holding, setHolding] = useState(false);
  const updateHolding = useCallback(() => {
    const box = scroller.current;
    if (box) setHolding(box.scrollTop > 8 || box.contains(document.activeElement?.closest("[data-row-link]") ?? null));
  }, []);
  const { shown, waiting, fresh, letIn } = useHeldRows(rows, {
    holding,
    listKey: JSON.stringify(filters),
    one: "threat",
    many: "threats",
  });
  const own = useOwnThreats();

  const narrow = useMedia("(width < 900px)");
  const rowHeight = narrow ? NARROW_ROW : WIDE_ROW;
  const head = narrow ? 0 : HEAD;
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => shown[index]?.id ?? index,
    initialRect: FIRST_RECT,
    paddingStart: head,
    scrollPaddingStart: head,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the rows' height changes
  useEffect(() => virtualizer.measure(), [rowHeight]);

  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= shown.length - 12 && hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [last, shown.length, hasNextPage, isFetchingNextPage, error, fetchNextPage]);

  const indexOfFocus = useCallback(() => {
    const index = document.activeElement?.closest("[data-index]")?.getAttribute("data-index");
    return index ? Number(index) : -1;
  }, []);
  const focusRow = useCallback(
    (index: number) => {
      virtualizer.scrollToIndex(index, { align: "auto" });
      const focus = () =>
        scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-link]`)?.focus();
      requestAnimationFrame(() => requestAnimationFrame(focus));
    },
    [virtualizer],
  );
  useRowKeys({ count: shown.length, indexOfFocus, focusRow });

  const showNew = () => {
    letIn();
    (document.activeElement as HTMLElement | null)?.blur();
    virtualizer.scrollToOffset(0);
  };

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
    <div className="relative h-full">
      {waiting > 0 && (
        <button
          type="button"
          onClick={showNew}
          className="absolute top-10 left-1/2 z-10 flex h-7 -translate-x-1/2 cursor-pointer items-center gap-1.5 rounded-full border border-accent bg-panel px-3 font-medium text-[12.5px] text-accent"
        >
          <ArrowUp aria-hidden="true" size={13} /> {waiting} new
        </button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens to where the reader is */}
      <div
        ref={scroller}
        onScroll={updateHolding}
        onFocus={updateHolding}
        onBlur={() => requestAnimationFrame(updateHolding)}
        className={`threat-list overflow-y-auto overscroll-contain ${className}`}
      >
        <ListHead />
        <ol aria-label="Threats" className="relative" style={{ height: `calc(var(--row-height) * ${shown.length})` }}>
          {items.map((item) => {
            const threat = shown[item.index];
            return (
              threat && (
                <li
                  key={threat.id}
                  data-index={item.index}
                  aria-setsize={hasNextPage ? -1 : shown.length}
                  aria-posinset={item.index + 1}
                  className="absolute inset-x-0 top-0"
                  style={{
                    height: "var(--row-height)",
                    transform: `translateY(calc(var(--row-height) * ${item.index}))`,
                  }}
                >
                  <ThreatRow threat={threat} lit={own.includes(threat.id)} fresh={fresh.has(threat.seq)} />
                </li>
              )
            );
          })}
        </ol>
        {isFetchingNextPage && <p className="px-3.5 py-2 text-[12px] text-muted">Loading older threats…</p>}
        {error && (
          <div className="p-3.5">
            <ProblemNotice title="The list could not be refreshed" error={error} onRetry={() => void refetch()} />
          </div>
        )}
      </div>
    </div>
  );
}
