"use client";
import { ArrowUp } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { ProblemNotice } from "@/components/ui/problem-notice";
import type { WorkflowFilters } from "@/lib/query/workflow-filters";
import { AlertRow } from "./alert-row";
import { countWords } from "./alert-words";
import { ListHead } from "./list-head";
import type { useAlertRows } from "./use-alert-rows";
import { useKeptRows } from "./use-kept-rows";
import { useHolding, useListWindow } from "./use-list-window";

const AHEAD = 12;

type Props = {
  query: ReturnType<typeof useAlertRows>;
  filters: WorkflowFilters;
  openId: string | null;
  onOpen: (id: string) => void;
};

/** Newest first, live, drawn only as far as it is seen, with the next page fetched before its end is reached. */
export function AlertList({ query, filters, openId, onOpen }: Props) {
  const { rows, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const { scroller, holding, updateHolding } = useHolding();
  const { shown, waiting, fresh, letIn } = useKeptRows(rows, holding || openId !== null, JSON.stringify(filters));
  const ids = useMemo(() => shown.map((row) => row.workflow_id), [shown]);
  const { virtualizer, focusRow } = useListWindow(scroller, ids);
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
          <ArrowUp aria-hidden="true" size={13} /> {countWords(waiting)} new
        </button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens to where the reader is */}
      <div
        ref={scroller}
        onScroll={updateHolding}
        onFocus={updateHolding}
        onBlur={() => requestAnimationFrame(updateHolding)}
        className="alert-list h-full overflow-y-auto overscroll-contain"
      >
        <ListHead />
        <ol aria-label="Alerts" className="relative" style={{ height: `calc(var(--alert-height) * ${shown.length})` }}>
          {items.map(({ index }) => {
            const alert = shown[index];
            return (
              alert && (
                <li
                  key={alert.workflow_id}
                  data-index={index}
                  aria-setsize={hasNextPage ? -1 : shown.length}
                  aria-posinset={index + 1}
                  className="absolute inset-x-0 top-0"
                  style={{
                    height: "var(--alert-height)",
                    transform: `translateY(calc(var(--alert-height) * ${index}))`,
                  }}
                >
                  <AlertRow
                    alert={alert}
                    onOpen={onOpen}
                    lit={alert.workflow_id === openId}
                    fresh={fresh.has(alert.workflow_id)}
                  />
                </li>
              )
            );
          })}
        </ol>
        {isFetchingNextPage && <p className="px-3.5 py-2 text-[12px] text-muted">Loading older alerts…</p>}
        {error && (
          <div className="p-3.5">
            <ProblemNotice title="The list could not be refreshed" error={error} onRetry={() => void refetch()} />
          </div>
        )}
      </div>
    </div>
  );
}
