"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowUp } from "lucide-react";
import { type RefObject, useEffect } from "react";
import type { ReviewItem } from "@/lib/schema/review";
import { ReviewRow } from "./review-row";
import type { Selection } from "./use-selection";

export const ROW_HEIGHT = 92;
const AHEAD = 10;
const FIRST_RECT = { width: 340, height: 800 }; // what the server draws before anything can be measured

type Props = {
  rows: ReviewItem[];
  currentId: string | null;
  selection: Selection;
  scroller: RefObject<HTMLDivElement | null>;
  waiting: number;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
  onLetIn: () => void;
  onScroll: () => void;
  onOpen: (item: ReviewItem) => void;
  onSelect: (item: ReviewItem, range: boolean) => void;
};

/** Most urgent first, drawn only as far as it is seen. */
export function ReviewList({ rows, currentId, selection, scroller, waiting, hasMore, loadingMore, ...on }: Props) {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    initialRect: FIRST_RECT,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { onMore } = on;
  useEffect(() => {
    if (last >= rows.length - AHEAD && hasMore && !loadingMore) onMore();
  }, [last, rows.length, hasMore, loadingMore, onMore]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another one is shown, not when rows come
  useEffect(() => {
    const at = rows.findIndex((row) => row.id === currentId);
    if (at >= 0) virtualizer.scrollToIndex(at, { align: "auto" });
  }, [currentId]);
  return (
    <div className="relative min-h-0 flex-1">
      {waiting > 0 && (
        <button
          type="button"
          onClick={on.onLetIn}
          className="absolute top-2 left-1/2 z-20 flex h-7 -translate-x-1/2 cursor-pointer items-center gap-1.5 rounded-full border border-accent bg-panel px-3 font-medium text-[12.5px] text-accent"
        >
          <ArrowUp aria-hidden="true" size={13} /> {waiting} new
        </button>
      )}
      <div ref={scroller} onScroll={on.onScroll} className="h-full overflow-y-auto overscroll-contain">
        <ol aria-label="Review queue" className="relative" style={{ height: ROW_HEIGHT * rows.length }}>
          {items.map(({ index }) => {
            const item = rows[index];
            return (
              item && (
                <li
                  key={item.id}
                  data-index={index}
                  data-id={item.id}
                  aria-setsize={hasMore ? -1 : rows.length}
                  aria-posinset={index + 1}
                  className="absolute inset-x-0 top-0"
                  style={{ height: ROW_HEIGHT, transform: `translateY(${ROW_HEIGHT * index}px)` }}
                >
                  <ReviewRow
                    item={item}
                    current={item.id === currentId}
                    selected={selection.items.has(item.id)}
                    onOpen={on.onOpen}
                    onSelect={on.onSelect}
                  />
                </li>
              )
            );
          })}
        </ol>
        {loadingMore && <p className="px-3.5 py-2 text-[12px] text-muted">Loading more…</p>}
      </div>
    </div>
  );
}
