"use client";
import { X } from "lucide-react";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import { ALERT_VERDICT_WORD } from "@/components/workflow/workflow-words";
import type { WorkflowFilters } from "@/lib/query/workflow-filters";
import { STATUS_NAME } from "./alert-words";
import type { useAlertFilters } from "./use-alert-filters";

type State = Pick<ReturnType<typeof useAlertFilters>, "filters" | "change" | "clear">;
type Chip = { key: string; words: string; remove: () => void };

const drop = <T,>(all: T[] | undefined, one: T) => all?.filter((each) => each !== one) ?? [];

function chipsOf(filters: WorkflowFilters, change: State["change"]): Chip[] {
  const words: [keyof WorkflowFilters, string][] = [
    ["entity", `Entity ${filters.entity}`],
    ["rule", `Rule ${filters.rule}`],
    ["batch", "One submission"],
    ["search", `Search “${filters.search}”`],
  ];
  return [
    ...(filters.status ?? []).map((value) => ({
      key: `status ${value}`,
      words: STATUS_NAME[value],
      remove: () => change({ status: drop(filters.status, value) }),
    })),
    ...(filters.verdict ?? []).map((value) => ({
      key: `verdict ${value}`,
      words: ALERT_VERDICT_WORD[value],
      remove: () => change({ verdict: drop(filters.verdict, value) }),
    })),
    ...(filters.priority ?? []).map((value) => ({
      key: `priority ${value}`,
      words: value,
      remove: () => change({ priority: drop(filters.priority, value) }),
    })),
    ...(filters.severity ?? []).map((value) => ({
      key: `severity ${value}`,
      words: SEVERITY_WORD[value],
      remove: () => change({ severity: drop(filters.severity, value) }),
    })),
    ...words
      .filter(([key]) => filters[key])
      .map(([key, text]) => ({ key, words: text, remove: () => change({ [key]: null }) })),
  ];
}

/** What filters now, each to be taken away. Takes no place when nothing filters. */
export function FilterChips({ filters, change, clear }: State) {
  const chips = chipsOf(filters, change);
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
          onClick={clear}
          className="h-6 cursor-pointer rounded-chip px-1.5 text-[12px] text-accent hover:underline"
        >
          Clear all
        </button>
      </li>
    </ul>
  );
}
