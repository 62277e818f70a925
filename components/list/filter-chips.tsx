"use client";
import { X } from "lucide-react";
import { fixedDirection } from "@/components/ui/fixed-direction";

export type FilterChip = { key: string; words: string; remove: () => void };

const drop = <T,>(all: T[], one: T) => all.filter((each) => each !== one);

/** A chip for each chosen value of a filter that takes several. */
export function chipsOfMany<T extends string>(
  name: string,
  chosen: T[] | undefined,
  wordOf: (value: T) => string,
  change: (next: T[]) => void,
): FilterChip[] {
  return (chosen ?? []).map((value) => ({
    key: `${name} ${value}`,
    words: wordOf(value),
    remove: () => change(drop(chosen ?? [], value)),
  }));
}

/** What filters now, each to be taken away. Takes no place when nothing filters. */
export function FilterChips({ chips, onClear }: { chips: FilterChip[]; onClear: () => void }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="flex flex-wrap items-center gap-1.5 border-line border-b px-3.5 py-2">
      {chips.map((chip) => (
        <li key={chip.key} className="min-w-0">
          <button
            type="button"
            onClick={chip.remove}
            aria-label={`Remove filter: ${chip.words}`}
            className="inline-flex h-6 max-w-[260px] cursor-pointer items-center gap-1 rounded-chip border border-accent/60 px-1.5 text-[12px] text-text hover:bg-raised"
          >
            <bdi className="truncate">{fixedDirection(chip.words)}</bdi>
            <X aria-hidden="true" size={12} className="shrink-0 text-muted" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={onClear}
          className="h-6 cursor-pointer rounded-chip px-1.5 text-[12px] text-accent hover:underline"
        >
          Clear all
        </button>
      </li>
    </ul>
  );
}
