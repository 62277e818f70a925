"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { LiveList } from "@/components/list/live-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { type LearnedFilters, learnedQueries } from "@/lib/query/learned";
import type { Lesson } from "@/lib/schema/learned";
import { LESSON_GRID, LessonHead, LessonRow } from "./lesson-row";

const HEIGHTS = { wide: 54, dense: 42, narrow: 150 };
const LIST = "[--row-height:54px] in-data-[density=dense]:[--row-height:42px] max-[899px]:![--row-height:150px]";
const idOf = ({ seq }: Lesson) => String(seq);
/** Grows with the order of the list, which is that of resolving; `seq` tells those of one moment apart. */
const orderOf = ({ at, seq }: Lesson) => Date.parse(at) * 1000 + (seq % 1000);

function ListSkeleton() {
  return (
    <div aria-busy="true" className={`h-full overflow-hidden ${LIST}`}>
      <p className="sr-only" role="status">
        Loading what was learned
      </p>
      <LessonHead />
      {["a", "b", "c", "d", "e", "f", "g", "h"].map((row) => (
        <div key={row} className="border-line border-b" style={{ height: "var(--row-height)" }}>
          <div className={LESSON_GRID}>
            <Skeleton className="h-4 w-20" />
            <Skeleton className="h-3.5 w-3/4 max-[899px]:col-span-2" />
            <Skeleton className="h-3.5 w-2/3 max-[899px]:col-span-2" />
            <Skeleton className="h-3.5 w-full" />
            <Skeleton className="h-3.5 w-6" />
          </div>
        </div>
      ))}
    </div>
  );
}

type Props = {
  filters: LearnedFilters;
  onClearFilters: () => void;
  onTakeBack: (lesson: Lesson) => void;
};

export function LearnedList({ filters, onClearFilters, onTakeBack }: Props) {
  const query = useInfiniteQuery(learnedQueries.list(filters));
  const { data, error, isPending, refetch } = query;
  const rows = useMemo(() => {
    const bySeq = new Map(data?.pages.flatMap((page) => page.items).map((lesson) => [lesson.seq, lesson]));
    return [...bySeq.values()].sort((a, b) => (a.at === b.at ? b.seq - a.seq : a.at < b.at ? 1 : -1));
  }, [data]);

  if (isPending) return <ListSkeleton />;
  if (!data) {
    return (
      <div className="p-3.5">
        <ProblemNotice title="What was learned could not be loaded" error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (rows.length === 0) {
    const filtered = Object.keys(filters).length > 0;
    return filtered ? (
      <EmptyState
        title="Nothing was resolved like that"
        action={<Button onClick={onClearFilters}>Clear filters</Button>}
      >
        Another verdict, person or time may have.
      </EmptyState>
    ) : (
      <EmptyState title="Nothing was learned yet">
        Resolve a threat or an alert: what it teaches is kept here, and can be taken back.
      </EmptyState>
    );
  }
  return (
    <LiveList
      of={{ rows, idOf, seqOf: orderOf, one: "resolution", many: "resolutions" }}
      pages={query}
      listKey={JSON.stringify(filters)}
      heights={HEIGHTS}
      label="Resolutions"
      head={<LessonHead />}
      className={LIST}
      drawRow={(lesson, fresh) => <LessonRow lesson={lesson} fresh={fresh} onTakeBack={onTakeBack} />}
    />
  );
}
