"use client";
import { X } from "lucide-react";
import { STATUS_WORD, THREAT_TYPE_WORD } from "@/components/threat-words";
import { useHydrated } from "@/components/ui/clock";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { absoluteTime } from "@/components/ui/relative-time";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import type { ListFilters } from "@/lib/query/threat-filters";
import type { useThreatFilters } from "./use-threat-filters";

type Change = ReturnType<typeof useThreatFilters>["change"];
type Chip = { key: string; words: string; remove: () => void };

const drop = <T,>(all: T[] | undefined, one: T) => all?.filter((each) => each !== one) ?? [];

function chipsOf(filters: ListFilters, change: Change, hydrated: boolean): Chip[] {
  const flags: [keyof ListFilters, boolean | undefined, string, string][] = [
    ["requires_review", filters.requires_review, "Needs review", "Needs no review"],
    ["likely_false", filters.likely_false, "Likely false", "Not likely false"],
    ["sla_at_risk", filters.sla_at_risk, "SLA at risk", "SLA safe"],
  ];
  const words: [keyof ListFilters, string | undefined, string][] = [
    ["assignee", filters.assignee, `Assignee ${filters.assignee}`],
    ["entity", filters.entity, `Entity ${filters.entity}`],
    ["search", filters.search, `Search “${filters.search}”`],
    ["since", filters.since, filters.since ? `Since ${absoluteTime(filters.since, hydrated)}` : ""],
  ];
  return [
    ...(filters.severity ?? []).map((value) => ({
      key: `severity ${value}`,
      words: SEVERITY_WORD[value],
      remove: () => change({ severity: drop(filters.severity, value) }),
    })),
    ...(filters.status ?? []).map((value) => ({
      key: `status ${value}`,
      words: STATUS_WORD[value],
      remove: () => change({ status: drop(filters.status, value) }),
    })),
    ...(filters.threat_type ?? []).map((value) => ({
      key: `type ${value}`,
      words: THREAT_TYPE_WORD[value],
      remove: () => change({ threat_type: drop(filters.threat_type, value) }),
    })),
    ...(filters.customer ?? []).map((value) => ({
      key: `customer ${value}`,
      words: value,
      remove: () => change({ customer: drop(filters.customer, value) }),
    })),
    ...(filters.technique ?? []).map((value) => ({
      key: `technique ${value}`,
      words: value,
      remove: () => change({ technique: drop(filters.technique, value) }),
    })),
    ...flags
      .filter(([, value]) => value !== undefined)
      .map(([key, value, yes, no]) => ({ key, words: value ? yes : no, remove: () => change({ [key]: null }) })),
    ...words
      .filter(([, value]) => value)
      .map(([key, , text]) => ({ key, words: text, remove: () => change({ [key]: null }) })),
  ];
}

/** What filters now, each to be taken away. Takes no place when nothing filters. */
export function FilterChips({ filters, change, clear }: ReturnType<typeof useThreatFilters>) {
  const hydrated = useHydrated();
  const chips = chipsOf(filters, change, hydrated);
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
