"use client";
import { chipsOfMany, type FilterChip, FilterChips as ListChips } from "@/components/list/filter-chips";
import { STATUS_WORD, THREAT_TYPE_WORD, VERDICT_WORD } from "@/components/threat-words";
import { useHydrated } from "@/components/ui/clock";
import { absoluteTime } from "@/components/ui/relative-time";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import type { ListFilters } from "@/lib/query/threat-filters";
import type { useThreatFilters } from "./use-threat-filters";

type Change = ReturnType<typeof useThreatFilters>["change"];

function chipsOf(filters: ListFilters, change: Change, hydrated: boolean): FilterChip[] {
  const flags: [keyof ListFilters, boolean | undefined, string, string][] = [
    ["requires_review", filters.requires_review, "Needs review", "Needs no review"],
    ["likely_false", filters.likely_false, "Likely false", "Not likely false"],
    ["sla_at_risk", filters.sla_at_risk, "SLA at risk", "SLA safe"],
    ["answered", filters.answered, "Answered", "Not answered"],
  ];
  const words: [keyof ListFilters, string | undefined, string][] = [
    ["assignee", filters.assignee, `Assignee ${filters.assignee}`],
    ["entity", filters.entity, `Entity ${filters.entity}`],
    ["search", filters.search, `Search “${filters.search}”`],
    ["since", filters.since, filters.since ? `Since ${absoluteTime(filters.since, hydrated)}` : ""],
    [
      "created_from",
      filters.created_from,
      `From ${filters.created_from && absoluteTime(filters.created_from, hydrated)}`,
    ],
    ["created_to", filters.created_to, `Before ${filters.created_to && absoluteTime(filters.created_to, hydrated)}`],
    ["sla", filters.sla, filters.sla === "met" ? "SLA met" : "SLA missed"],
  ];
  const asIs = (value: string) => value;
  return [
    ...chipsOfMany(
      "severity",
      filters.severity,
      (value) => SEVERITY_WORD[value],
      (severity) => change({ severity }),
    ),
    ...chipsOfMany(
      "status",
      filters.status,
      (value) => STATUS_WORD[value],
      (status) => change({ status }),
    ),
    ...chipsOfMany(
      "type",
      filters.threat_type,
      (value) => THREAT_TYPE_WORD[value],
      (threat_type) => change({ threat_type }),
    ),
    ...chipsOfMany("customer", filters.customer, asIs, (customer) => change({ customer })),
    ...chipsOfMany("technique", filters.technique, asIs, (technique) => change({ technique })),
    ...chipsOfMany(
      "resolution",
      filters.resolution,
      (value) => `Resolved: ${VERDICT_WORD[value].toLowerCase()}`,
      (resolution) => change({ resolution }),
    ),
    ...flags
      .filter(([, value]) => value !== undefined)
      .map(([key, value, yes, no]) => ({ key, words: value ? yes : no, remove: () => change({ [key]: null }) })),
    ...words
      .filter(([, value]) => value)
      .map(([key, , text]) => ({ key, words: text, remove: () => change({ [key]: null }) })),
  ];
}

export function FilterChips({ filters, change, clear }: ReturnType<typeof useThreatFilters>) {
  const hydrated = useHydrated();
  return <ListChips chips={chipsOf(filters, change, hydrated)} onClear={clear} />;
}
