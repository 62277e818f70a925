"use client";
import { ArrowUp } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useLook } from "@/components/shell/look";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { keepPlace, type Place, placeToReturnTo } from "./place";
import { type Rows, useKeptRows } from "./use-kept-rows";
import { useHolding, useListWindow } from "./use-list-window";
import { useMedia } from "./use-media";

const AHEAD = 12;
const number = new Intl.NumberFormat("en-GB");

type Pages = {
  error: Error | null;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
};
/** In pixels, as in globals.css: a row of a wide list, one of a dense list, and a card under 900 px. */
export type RowHeights = { wide: number; dense: number; narrow: number };

type Props<T> = {
  of: Rows<T>;
  pages: Pages;
  /** Changes when another list is shown: nothing is kept over that. */
  listKey: string;
  heights: RowHeights;
  label: string;
  head: ReactNode;
  className: string;
  /** The row that is open beside the list: nothing moves while one is, and the focus returns to it. */
  openId?: string | null;
  drawRow: (row: T, fresh: boolean) => ReactNode;
};

/** Newest first, live, drawn only as far as it is seen, with the next page fetched before its end is reached. */
export function LiveList<T>({ of, pages, listKey, heights, label, head, className, openId = null, drawRow }: Props<T>) {
  const { error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = pages;
  const { scroller, holding, updateHolding } = useHolding();
  const { shown, waiting, fresh, letIn } = useKeptRows(of, holding || openId !== null, listKey);
  const { idOf } = of;
  const listName = `${label} ${listKey}`;
  const ids = useMemo(() => shown.map(idOf), [shown, idOf]);
  const narrow = useMedia("(width < 900px)");
  const { density } = useLook();
  const rowHeight = narrow ? heights.narrow : density === "dense" ? heights.dense : heights.wide;
  const { virtualizer, focusRow } = useListWindow(scroller, { ids, rowHeight, hasHead: !narrow });
  const items = virtualizer.getVirtualItems();

  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= shown.length - AHEAD && hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [last, shown.length, hasNextPage, isFetchingNextPage, error, fetchNextPage]);

  const lastOpen = useRef(openId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another one is opened, not when rows come
  useEffect(() => {
    const index = ids.indexOf(openId ?? lastOpen.current ?? "");
    lastOpen.current = openId;
    if (index < 0) return;
    if (openId !== null) return virtualizer.scrollToIndex(index, { align: "auto" });
    // After the drawer gave the focus back to where it was opened from: it may have gone on since.
    const timer = setTimeout(() => focusRow(index));
    return () => clearTimeout(timer);
  }, [openId]);

  const place = useRef<Place>({ offset: 0, id: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a list, when it is drawn, and when it goes
  useEffect(() => {
    const before = placeToReturnTo(listName);
    place.current = before ?? { offset: 0, id: null };
    virtualizer.scrollToOffset(place.current.offset);
    const index = ids.indexOf(place.current.id ?? "");
    if (index >= 0) focusRow(index);
    return () => keepPlace(listName, place.current);
  }, [listName]);
  const follow = () => {
    const row = document.activeElement?.closest<HTMLElement>("[data-row-id]");
    place.current = { offset: scroller.current?.scrollTop ?? 0, id: row?.dataset.rowId ?? place.current.id };
    updateHolding();
  };

  const showNew = () => {
    letIn();
    (document.activeElement as HTMLElement | null)?.blur();
    virtualizer.scrollToOffset(0);
  };
  return (
    <div className="relative h-full">
      {waiting > 0 && (
        <button
          type="button"
          onClick={showNew}
          className="absolute top-10 left-1/2 z-10 flex h-7 -translate-x-1/2 cursor-pointer items-center gap-1.5 rounded-full border border-accent bg-panel px-3 font-medium text-[12.5px] text-accent"
        >
          <ArrowUp aria-hidden="true" size={13} /> {number.format(waiting)} new
        </button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens to where the reader is */}
      <div
        ref={scroller}
        onScroll={follow}
        onFocus={follow}
        onBlur={() => requestAnimationFrame(updateHolding)}
        className={`live-list h-full overflow-y-auto overscroll-contain ${className}`}
      >
        {head}
        <ol aria-label={label} className="relative" style={{ height: `calc(var(--row-height) * ${shown.length})` }}>
          {items.map(({ index }) => {
            const row = shown[index];
            const id = ids[index];
            return (
              row &&
              id && (
                <li
                  key={id}
                  data-index={index}
                  data-row-id={id}
                  aria-setsize={hasNextPage ? -1 : shown.length}
                  aria-posinset={index + 1}
                  className="absolute inset-x-0 top-0"
                  style={{
                    height: "var(--row-height)",
                    transform: `translateY(calc(var(--row-height) * ${index}))`,
                  }}
                >
                  {drawRow(row, fresh.has(id))}
                </li>
              )
            );
          })}
        </ol>
        {isFetchingNextPage && <p className="px-3.5 py-2 text-[12px] text-muted">Loading older {of.many}…</p>}
        {error && (
          <div className="p-3.5">
            <ProblemNotice title="The list could not be refreshed" error={error} onRetry={() => void refetch()} />
          </div>
        )}
      </div>
    </div>
  );
}
