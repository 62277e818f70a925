"use client";
import { classNames } from "@/components/ui/class-names";
import type { ReviewFilters } from "@/lib/query/review";

type Props = { filters: ReviewFilters; onNarrow: (filters: ReviewFilters) => void };

const LOOK =
  "h-7 cursor-pointer rounded-full border px-2 text-[12px] transition-colors hover:border-faint hover:text-text";

/** What of the queue is shown: one press each. */
export function QueueFilters({ filters, onNarrow }: Props) {
  const { kind, mine, snoozed } = filters;
  const choices: [words: string, on: boolean, next: ReviewFilters][] = [
    ["All", !kind, { mine, snoozed }],
    ["Threats", kind === "threat", { kind: "threat", mine, snoozed }],
    ["Alerts", kind === "alert", { kind: "alert", mine }],
    ["Mine", mine === true, { kind, snoozed, mine: mine ? undefined : true }],
    [
      "Snoozed",
      snoozed === true,
      { kind: kind === "alert" ? undefined : kind, mine, snoozed: snoozed ? undefined : true },
    ],
  ];
  return (
    <fieldset className="flex flex-wrap gap-1 border-line border-b px-3 py-2">
      <legend className="sr-only">Show</legend>
      {choices.map(([words, on, next]) => (
        <button
          key={words}
          type="button"
          aria-pressed={on}
          onClick={() => onNarrow(next)}
          className={classNames(LOOK, on ? "border-accent text-accent" : "border-line text-muted")}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}
