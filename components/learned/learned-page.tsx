"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { FilterChips } from "@/components/list/filter-chips";
import { VERDICT_WORD } from "@/components/threat-words";
import { dialogLater } from "@/components/ui/dialog-later";
import { Panel } from "@/components/ui/panel";
import { learnedQueries } from "@/lib/query/learned";
import type { Lesson } from "@/lib/schema/learned";
import { LearnedFigures } from "./learned-figures";
import { LearnedFilterBar } from "./learned-filter-bar";
import { LearnedList } from "./learned-list";
import { topicWords } from "./lesson-words";
import { TaughtMost } from "./taught-most";
import { type LearnedState, useLearnedFilters } from "./use-learned-filters";

const TakeBackDialog = dialogLater(() => import("./take-back-dialog").then((file) => file.TakeBackDialog));

const number = new Intl.NumberFormat("en-GB");

function chipsOf({ params, change }: LearnedState) {
  const { verdict, by, customer, topic, kind } = params;
  const one = (key: "by" | "customer" | "topic", words: string) => ({
    key,
    words,
    remove: () => change({ [key]: null }),
  });
  return [
    ...(verdict ?? []).map((value) => ({
      key: value,
      words: VERDICT_WORD[value],
      remove: () => change({ verdict: verdict?.filter((each) => each !== value) ?? null }),
    })),
    ...(topic ? [one("topic", topicWords({ kind: kind ?? "threat", name: topic }))] : []),
    ...(by ? [one("by", `By ${by}`)] : []),
    ...(customer ? [one("customer", customer)] : []),
  ];
}

/** What people's resolutions taught: how much, what, by whom, and what each changed. */
export function LearnedPage() {
  const state = useLearnedFilters();
  const { filters, clear } = state;
  const { topic: _, ...aside } = filters; // the bars go on showing what else there is
  const { data: summary, error, refetch } = useQuery(learnedQueries.summary(aside));
  const { data } = useInfiniteQuery({ ...learnedQueries.list(filters), notifyOnChangeProps: ["data"] });
  const [asked, setAsked] = useState<Lesson | null>(null);
  const ask = useCallback((lesson: Lesson) => setAsked(lesson), []);
  const first = data?.pages[0];
  const total = first && `${first.total_is_lower_bound ? "over " : ""}${number.format(first.total)}`;
  return (
    <div className="flex min-h-[480px] flex-col gap-3 min-[1100px]:h-[calc(100dvh-89px)]">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="font-semibold text-[18px]">What we have learned</h1>
        <p className="text-muted">Each resolution, and how the next one like it is judged since.</p>
      </header>
      <LearnedFigures summary={summary} error={error} onRetry={() => void refetch()} />
      <div className="grid min-h-0 gap-3 min-[1100px]:flex-1 min-[1100px]:grid-cols-[minmax(0,1fr)_260px]">
        <div className="min-h-0 min-w-0 order-last min-[1100px]:overflow-y-auto">
          <TaughtMost {...state} summary={summary} />
        </div>
        <Panel
          title="Newest first"
          hint={total}
          aside={<LearnedFilterBar {...state} people={summary?.people ?? []} />}
          className="flex h-[85dvh] min-h-[420px] flex-col min-[1100px]:h-auto"
          bodyClassName="flex min-h-0 flex-1 flex-col"
        >
          <FilterChips chips={chipsOf(state)} onClear={clear} />
          <div className="min-h-0 flex-1">
            <LearnedList filters={filters} onClearFilters={clear} onTakeBack={ask} />
          </div>
        </Panel>
      </div>
      {asked && <TakeBackDialog lesson={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}
