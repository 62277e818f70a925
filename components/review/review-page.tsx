"use client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useMedia } from "@/components/list/use-media";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { classNames } from "@/components/ui/class-names";
import { useHydrated } from "@/components/ui/clock";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { reviewQueries } from "@/lib/query/review";
import { fetchItem } from "@/lib/query/review-item";
import type { ReviewItem } from "@/lib/schema/review";
import { BulkBar } from "./bulk-bar";
import { QueueFilters } from "./queue-filters";
import { QueueHead } from "./queue-head";
import { QueueEmpty, QueueSkeleton } from "./queue-states";
import { RefusedList } from "./refused-list";
import { ReviewList } from "./review-list";
import { ShownPanel } from "./shown-panel";
import { undoLast } from "./undo-last";
import { useBulk } from "./use-bulk";
import { useGoOn } from "./use-go-on";
import { useReviewPlace } from "./use-review-place";
import { useSelection } from "./use-selection";
import { useSettledRows } from "./use-settled-rows";
import { useShownDetail } from "./use-shown-detail";

/** The row whose button the reader presses next, once the list has drawn it. */
function focusRow(scroller: HTMLElement | null, id: string) {
  const focus = () => scroller?.querySelector<HTMLElement>(`[data-id="${id}"] [data-row-link]`)?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** What needs a person: the queue on the left, the whole of one item on the right; on a phone, or when asked, one of the two. */
export function ReviewPage() {
  const { filters, chosen, alone, show, narrow, setAlone } = useReviewPlace();
  const query = useInfiniteQuery(reviewQueries.list(filters));
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const rows = useMemo(() => {
    const once = new Map(data?.pages.flatMap((page) => page.items).map((item) => [item.id, item])); // pages may overlap
    return [...once.values()];
  }, [data]);
  const small = useMedia("(width < 1100px)");
  const alive = useHydrated();
  const scroller = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(false);
  const [marking, setMarking] = useState(false);
  const key = `${JSON.stringify(filters)} ${data?.pages.length ?? 0}`;
  const { shown, waiting, letIn } = useSettledRows(rows, scrolled || marking, key);
  const selection = useSelection(shown);
  const bulk = useBulk();
  const marked = selection.items.size > 0;
  if (marking !== marked) setMarking(marked);

  const at = shown.findIndex((row) => row.id === chosen?.id);
  const lastAt = useRef(0);
  useEffect(() => {
    if (at >= 0) lastAt.current = at;
  }, [at]);
  // What was decided has left the queue: the one that took its place is the next.
  const next = shown[at >= 0 ? at + 1 : chosen ? Math.min(lastAt.current, shown.length - 1) : 0];
  const previous = chosen ? shown[(at >= 0 ? at : lastAt.current) - 1] : undefined;

  const first = shown[0];
  useEffect(() => {
    if (!small && alive && !chosen && first) show(first);
  }, [small, alive, chosen, first, show]);

  const client = useQueryClient();
  useEffect(() => {
    if (next && !isPending) fetchItem(client, next); // it is there when the reader goes on
  }, [client, next, isPending]);

  const single = small || alone;
  const goTo = (item: ReviewItem | undefined) => {
    if (!item) return;
    show(item);
    panel.current?.scrollTo(0, 0);
    if (single) panel.current?.focus();
    else focusRow(scroller.current, item.id);
  };
  const detail = useShownDetail(chosen);
  useGoOn(chosen, at >= 0, detail, () => goTo(next));
  const openItem = useCallback(
    (item: ReviewItem) => {
      show(item, "push");
      requestAnimationFrame(() => requestAnimationFrame(() => panel.current?.focus()));
    },
    [show],
  );
  const { toggle, extend } = selection;
  const onSelect = useCallback(
    (item: ReviewItem, range: boolean) => (range ? extend(item) : toggle(item)),
    [toggle, extend],
  );
  const current = shown[at];
  const back = () => {
    const id = chosen?.id;
    if (small) show(null);
    else setAlone(false);
    if (id) focusRow(scroller.current, id);
  };
  const letThemIn = () => {
    letIn();
    scroller.current?.scrollTo(0, 0);
  };
  usePageKeys({
    j: () => goTo(next),
    k: () => goTo(previous),
    x: () => current && onSelect(current, false),
    X: () => current && onSelect(current, true),
    A: () => selection.choose(shown),
    z: undoLast,
    ...(waiting > 0 && { ".": letThemIn }),
    ...(single && chosen && !marked && { Escape: back }),
  });

  const page = data?.pages[0];
  return (
    <div
      data-alive={alive || undefined}
      className={classNames(
        "grid min-h-0 gap-3 max-[1099px]:h-[calc(100dvh-120px)] max-[1099px]:min-h-[520px] min-[1100px]:h-[calc(100dvh-89px)]",
        !(alone && chosen) && "min-[1100px]:grid-cols-[clamp(300px,26%,380px)_minmax(0,1fr)]",
      )}
    >
      <section
        aria-labelledby="review-title"
        className={classNames(
          "flex min-h-0 min-w-0 flex-col overflow-hidden rounded-panel border border-line bg-panel",
          chosen && (alone ? "hidden" : "max-[1099px]:hidden"),
        )}
      >
        <QueueHead page={page} snoozed={filters.snoozed === true} />
        <QueueFilters
          filters={filters}
          counts={page?.counts}
          onNarrow={(next) => {
            selection.clear();
            narrow(next);
          }}
        />
        {marked && <BulkBar selection={selection} bulk={bulk} filters={filters} total={page?.total ?? 0} />}
        <RefusedList refused={bulk.refused} onClose={bulk.forgive} />
        {isPending ? (
          <QueueSkeleton />
        ) : !data ? (
          <div className="p-3.5">
            <ProblemNotice title="The queue could not be loaded" error={error} onRetry={() => void refetch()} />
          </div>
        ) : shown.length === 0 ? (
          <QueueEmpty filters={filters} onClear={() => narrow({})} />
        ) : (
          <ReviewList
            rows={shown}
            currentId={chosen?.id ?? null}
            selection={selection}
            scroller={scroller}
            waiting={waiting}
            hasMore={hasNextPage && !error}
            loadingMore={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
            onLetIn={letThemIn}
            onScroll={() => setScrolled((scroller.current?.scrollTop ?? 0) > 8)}
            onOpen={openItem}
            onSelect={onSelect}
          />
        )}
        {data && error ? (
          <div className="border-line border-t p-3">
            <ProblemNotice title="The queue could not be refreshed" error={error} onRetry={() => void refetch()} />
          </div>
        ) : null}
      </section>
      <div
        className={classNames(
          "flex min-h-0 min-w-0 flex-col overflow-hidden rounded-panel border border-line bg-ground",
          !chosen && "max-[1099px]:hidden",
        )}
      >
        {chosen ? (
          <ShownPanel
            chosen={chosen}
            row={current}
            at={at}
            total={page}
            settled={!isPending}
            detail={detail}
            alone={alone}
            panel={panel}
            onNext={next && (() => goTo(next))}
            onPrevious={previous && (() => goTo(previous))}
            onBack={back}
            onAlone={() => setAlone(!alone)}
          />
        ) : (
          <p className="m-auto p-6 text-muted">
            {shown.length > 0 ? "Choose one to see it whole." : "Nothing is open."}
          </p>
        )}
      </div>
    </div>
  );
}
