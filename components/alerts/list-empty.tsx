"use client";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { filtered: boolean; onClearFilters: () => void; action: ReactNode };

export function ListEmpty({ filtered, onClearFilters, action }: Props) {
  return (
    <div className="grid h-full place-items-center overflow-y-auto">
      {filtered ? (
        <EmptyState title="No alerts match." action={<Button onClick={onClearFilters}>Clear all filters</Button>}>
          Nothing stored fits all of these filters at once.
        </EmptyState>
      ) : (
        <EmptyState title="No alerts yet." action={action}>
          Alerts of a SIEM appear here as they come, and are triaged, investigated and decided by themselves. Fifteen
          prepared ones show how that looks.
        </EmptyState>
      )}
    </div>
  );
}
