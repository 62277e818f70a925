"use client";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListFilters } from "@/lib/query/threat-filters";

type Props = { filters: ListFilters; onClearFilters: () => void; className: string };

export function ListEmpty({ filters, onClearFilters, className }: Props) {
  const filtered = Object.keys(filters).length > 0;
  return (
    <div className={`grid place-items-center ${className}`}>
      <EmptyState
        title={filtered ? "No threats match." : "Nothing needs you. Quiet is good."}
        action={filtered && <Button onClick={onClearFilters}>Clear all filters</Button>}
      >
        {filtered
          ? "Nothing stored fits all of these filters at once."
          : "Threats appear here by themselves. To see one, trigger a scenario or post a signal of your own."}
      </EmptyState>
    </div>
  );
}
