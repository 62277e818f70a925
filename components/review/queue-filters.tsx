"use client";
import { classNames } from "@/components/ui/class-names";
import type { ReviewFilters } from "@/lib/query/review";
import type { ReviewCounts } from "@/lib/schema/review";
import { counted } from "./count-words";

type Props = { filters: ReviewFilters; counts: ReviewCounts | undefined; onNarrow: (filters: ReviewFilters) => void };

const LOOK =
  "h-7 cursor-pointer rounded-full border px-2 text-[12px] transition-colors hover:border-faint hover:text-text";

/** What of the queue is shown: one press each, and another to show all again. */
export function QueueFilters({ filters, counts, onNarrow }: Props) {
  const { kind, mine, late, snoozed } = filters;
  const choices: [words: string, on: boolean, next: ReviewFilters, count?: number | undefined][] = [
    ["Threats", kind === "threat", { mine, late, snoozed, kind: kind === "threat" ? undefined : "threat" }],
    ["Alerts", kind === "alert", { mine, late, snoozed, kind: kind === "alert" ? undefined : "alert" }],
    ["Late", late === true, { kind, mine, snoozed, late: late ? undefined : true }, counts?.late],
    ["Mine", mine === true, { kind, late, snoozed, mine: mine ? undefined : true }, counts?.mine],
    ["Snoozed", snoozed === true, { kind, mine, late, snoozed: snoozed ? undefined : true }, counts?.snoozed],
  ];
  return (
    <fieldset className="flex flex-wrap gap-1 border-line border-b px-3 py-2">
      <legend className="sr-only">Show</legend>
      {choices.map(([words, on, next, count]) => (
        <button
          key={words}
          type="button"
          aria-pressed={on}
          onClick={() => onNarrow(next)}
          className={classNames(
            LOOK,
            "flex items-center gap-1",
            on ? "border-accent text-accent" : "border-line text-muted",
          )}
        >
          {words}
          {count ? (
            <span className={classNames("tabular-nums", words === "Late" ? "font-semibold text-critical-ink" : "")}>
              {counted(count)}
            </span>
          ) : null}
        </button>
      ))}
    </fieldset>
  );
}
