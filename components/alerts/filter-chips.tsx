"use client";
import { chipsOfMany, type FilterChip, FilterChips as ListChips } from "@/components/list/filter-chips";
import { VERDICT_WORD } from "@/components/threat-words";
import { useHydrated } from "@/components/ui/clock";
import { absoluteTime } from "@/components/ui/relative-time";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import { ALERT_VERDICT_WORD } from "@/components/workflow/workflow-words";
import type { WorkflowFilters } from "@/lib/query/workflow-filters";
import { STATUS_NAME } from "./alert-words";
import type { useAlertFilters } from "./use-alert-filters";

type State = Pick<ReturnType<typeof useAlertFilters>, "filters" | "change" | "clear">;

function chipsOf(filters: WorkflowFilters, change: State["change"], hydrated: boolean): FilterChip[] {
  const words: [keyof WorkflowFilters, string][] = [
    ["entity", `Entity ${filters.entity}`],
    ["rule", `Rule ${filters.rule}`],
    ["batch", "One submission"],
    ["search", `Search “${filters.search}”`],
    ["created_from", `From ${filters.created_from && absoluteTime(filters.created_from, hydrated)}`],
    ["created_to", `Before ${filters.created_to && absoluteTime(filters.created_to, hydrated)}`],
  ];
  return [
    ...chipsOfMany(
      "status",
      filters.status,
      (value) => STATUS_NAME[value],
      (status) => change({ status }),
    ),
    ...chipsOfMany(
      "verdict",
      filters.verdict,
      (value) => ALERT_VERDICT_WORD[value],
      (verdict) => change({ verdict }),
    ),
    ...chipsOfMany(
      "priority",
      filters.priority,
      (value) => value,
      (priority) => change({ priority }),
    ),
    ...chipsOfMany(
      "severity",
      filters.severity,
      (value) => SEVERITY_WORD[value],
      (severity) => change({ severity }),
    ),
    ...chipsOfMany(
      "customer",
      filters.customer,
      (value) => value,
      (customer) => change({ customer }),
    ),
    ...chipsOfMany(
      "technique",
      filters.technique,
      (value) => value,
      (technique) => change({ technique }),
    ),
    ...chipsOfMany(
      "resolution",
      filters.resolution,
      (value) => `Resolved: ${VERDICT_WORD[value].toLowerCase()}`,
      (resolution) => change({ resolution }),
    ),
    ...words
      .filter(([key]) => filters[key])
      .map(([key, text]) => ({ key, words: text, remove: () => change({ [key]: null }) })),
  ];
}

export function FilterChips({ filters, change, clear }: State) {
  const hydrated = useHydrated();
  return <ListChips chips={chipsOf(filters, change, hydrated)} onClear={clear} />;
}
