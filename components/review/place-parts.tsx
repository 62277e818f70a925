"use client";
import { useHydrated } from "@/components/ui/clock";
import { absoluteTime } from "@/components/ui/relative-time";
import { PRIORITY_MEANING } from "@/components/workflow/workflow-words";
import type { ReviewItem } from "@/lib/schema/review";
import { urgencyOf } from "@/lib/schema/review-order";

const minutes = (count: number) => (count === 1 ? "1 minute" : `${count} minutes`);

/** Why an item stands where it stands: its deadline, moved by what it can wait and by its risk. */
export function PlaceParts({ item }: { item: ReviewItem }) {
  const hydrated = useHydrated();
  const { from, deadline, later, sooner, at } = urgencyOf(item);
  const grade = item.priority ? `${item.priority} (${PRIORITY_MEANING[item.priority]})` : item.severity;
  const risk = item.risk === null ? "nobody has weighed its risk" : `risk ${item.risk.toFixed(2)} of 1`;
  const rows = [
    [deadline ? "To be answered by" : "A day after it came in", absoluteTime(from, hydrated)],
    [grade, later === 0 ? "cannot wait longer" : `can wait ${minutes(later)} longer`],
    [risk, sooner === 0 ? "no sooner for it" : `${minutes(sooner)} sooner`],
    ["Its turn in the queue", absoluteTime(at, hydrated)],
  ];
  return (
    <section id="place-parts" aria-label="Why here?" className="border-line border-b bg-panel px-3 py-2.5">
      <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-[12.5px]">
        {rows.map(([name, value]) => (
          <div key={name} className="contents last:*:border-line last:*:border-t last:*:pt-1 last:*:font-semibold">
            <dt className="text-muted first-letter:uppercase">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-[12px] text-muted">The earliest turn comes first, whatever its kind.</p>
    </section>
  );
}
