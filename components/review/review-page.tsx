"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useMedia } from "@/components/list/use-media";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { classNames } from "@/components/ui/class-names";
import { useHydrated } from "@/components/ui/clock";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { toast } from "@/components/ui/toaster";
import { reviewQueries } from "@/lib/query/review";
import type { ReviewItem } from "@/lib/schema/review";
import { BulkBar } from "./bulk-bar";
import { ItemBar } from "./item-bar";
import { type ItemAsked, ItemDialogs } from "./item-dialogs";
import { QueueFilters } from "./queue-filters";
import { QueueEmpty, QueueSkeleton } from "./queue-states";
import { ReviewList } from "./review-list";
import { ShownItem } from "./shown-item";
import { useReviewPlace } from "./use-review-place";
import { useSelection } from "./use-selection";
import { useSettledRows } from "./use-settled-rows";

const number = new Intl.NumberFormat("en-GB");

/** The row whose button the reader presses next, once the list has drawn it. */
function focusRow(scroller: HTMLElement | null, id: string) {
  const focus = () => scroller?.querySelector<HTMLElement>(`[data-id="${id}"] [data-row-link]`)?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** What needs a person: the queue on the left, the whole of one item on the right; on a phone one of the two. */
export function ReviewPage() {
  const { filters, chosen, show, narrow } = useReviewPlace();
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
  const [asked, setAsked] = useState<ItemAsked>(null);
  const [marking, setMarking] = useState(false);
  const key = `${JSON.stringify(filters)} ${data?.pages.length ?? 0}`;
  const { shown, waiting, letIn } = useSettledRows(rows, scrolled || marking, key);
  const selection = useSelection(shown);
  if (marking !== selection.ids.size > 0) setMarking(selection.ids.size > 0);

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

  const goTo = (item: ReviewItem | undefined) => {
    if (!item) return;
    show(item);
    setAsked(null);
    panel.current?.scrollTo(0, 0);
    if (small) panel.current?.focus();
    else focusRow(scroller.current, item.id);
  };
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
  const mark = (range: boolean) => {
    if (!current) return;
    if (current.kind === "alert") return void toast("Alerts are decided one at a time");
    onSelect(current, range);
  };
  const back = () => {
    const id = chosen?.id;
    show(null);
    if (id) focusRow(scroller.current, id);
  };
  const snooze = () => {
    if (chosen?.kind === "alert") return void toast("Alerts cannot be snoozed: take it, or resolve it");
    if (chosen) setAsked("snooze");
  };
  usePageKeys({
    j: () => goTo(next),
    k: () => goTo(previous),
    n: () => chosen && setAsked("note"),
    s: snooze,
    x: () => mark(false),
    X: () => mark(true),
    A: () => selection.choose(shown),
    ...(small && chosen && { Escape: back }),
  });

  const total = data?.pages[0];
  const many = total && `${total.total_is_lower_bound ? "over " : ""}${number.format(total.total)}`;
  const gone = chosen !== null && at < 0 && !isPending;
  const place = gone ? "no longer in this queue" : `${at + 1} of ${many ?? "…"}`;
  return (
    <div
      data-alive={alive || undefined}
      className="grid min-h-0 gap-3 max-[1099px]:h-[calc(100dvh-120px)] max-[1099px]:min-h-[520px] min-[1100px]:h-[calc(100dvh-89px)] min-[1100px]:grid-cols-[clamp(300px,26%,380px)_minmax(0,1fr)]"
    >
      <section
        aria-labelledby="review-title"
        className={classNames(
          "flex min-h-0 min-w-0 flex-col overflow-hidden rounded-panel border border-line bg-panel",
          chosen && "max-[1099px]:hidden",
        )}
      >
        <header className="flex min-h-[46px] items-center gap-3 border-line border-b px-3 py-2">
          <h1 id="review-title" className="font-semibold text-[15px]">
            Review
          </h1>
          <p className="text-[12px] text-muted">
            {many ? `${many} ${total.total === 1 ? "waits" : "wait"}, most urgent first` : ""}
          </p>
        </header>
        <QueueFilters
          filters={filters}
          onNarrow={(next) => {
            selection.clear();
            narrow(next);
          }}
        />
        {selection.ids.size > 0 && <BulkBar selection={selection} filters={filters} more={hasNextPage} />}
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
            onLetIn={() => {
              letIn();
              scroller.current?.scrollTo(0, 0);
            }}
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
          <>
            <ItemBar
              item={chosen}
              place={place}
              onNext={next && (() => goTo(next))}
              onPrevious={previous && (() => goTo(previous))}
              onBack={back}
              onNote={() => setAsked("note")}
              onSnooze={chosen.kind === "threat" ? snooze : undefined}
            />
            <div
              ref={panel}
              data-testid="shown-item"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and Enter on a row leads here
              tabIndex={0}
              className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden p-3.5"
            >
              <ShownItem kind={chosen.kind} id={chosen.id} />
            </div>
            <ItemDialogs item={chosen} asked={asked} onClose={() => setAsked(null)} />
          </>
        ) : (
          <p className="m-auto p-6 text-muted">
            {shown.length > 0 ? "Choose one to see it whole." : "Nothing is open."}
          </p>
        )}
      </div>
    </div>
  );
}
