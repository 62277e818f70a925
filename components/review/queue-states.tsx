import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { ReviewFilters } from "@/lib/query/review";
import { ROW_HEIGHT } from "./review-list";

export function QueueSkeleton() {
  return (
    <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden">
      <p role="status" className="sr-only">
        Loading the review queue
      </p>
      {["a", "b", "c", "d", "e", "f"].map((row) => (
        <div
          key={row}
          className="flex flex-col justify-center gap-2 border-line border-b px-3"
          style={{ height: ROW_HEIGHT }}
        >
          <Skeleton className="h-3.5 w-24" />
          <Skeleton className="h-4 w-11/12" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      ))}
    </div>
  );
}

export function QueueEmpty({ filters, onClear }: { filters: ReviewFilters; onClear: () => void }) {
  const { kind, mine, late, snoozed } = filters;
  if (!kind && !mine && !late && !snoozed) {
    return (
      <EmptyState title="Nothing needs you. Quiet is good.">
        What asks for a person comes here by itself, the most urgent first.
      </EmptyState>
    );
  }
  const title = snoozed
    ? "Nothing is snoozed."
    : late
      ? "Nothing is late."
      : mine
        ? "You have taken nothing that still waits."
        : "None of these waits.";
  return (
    <EmptyState title={title} action={<Button onClick={onClear}>Show the whole queue</Button>}>
      {mine ? "Take one with t: others see at once that it is yours." : "The rest of the queue may still need you."}
    </EmptyState>
  );
}
