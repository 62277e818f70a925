"use client";
import { useState } from "react";
import type { ReviewPage } from "@/lib/schema/review";
import { counted } from "./count-words";
import { useShift } from "./use-shift";

/** What was heard, once, when more are late than before. */
function LateNews({ late }: { late: number }) {
  const [known, setKnown] = useState({ late, words: "" });
  if (known.late !== late) {
    const more = late - known.late;
    const words = more > 0 ? `${counted(more)} more past the time to respond, ${counted(late)} in all` : "";
    setKnown({ late, words });
  }
  return (
    <p role="status" className="sr-only">
      {known.words}
    </p>
  );
}

/** How many wait, how many of them are late, and how far this person has come. */
export function QueueHead({ page, snoozed }: { page: ReviewPage | undefined; snoozed: boolean }) {
  const done = useShift();
  const many = page && `${page.total_is_lower_bound ? "over " : ""}${counted(page.total)}`;
  const what = snoozed ? "snoozed" : page?.total === 1 ? "waits" : "wait";
  return (
    <header className="flex min-h-[46px] flex-wrap items-baseline gap-x-3 border-line border-b px-3 py-2.5">
      <h1 id="review-title" className="font-semibold text-[15px]">
        Review
      </h1>
      <p className="text-[12px] text-muted">{page ? `${many} ${what}` : ""}</p>
      <p className="ml-auto text-[12px] text-muted tabular-nums">{done}</p>
      {page && <LateNews late={page.counts.late} />}
    </header>
  );
}
