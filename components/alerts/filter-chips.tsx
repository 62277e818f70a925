"use client";
import { chipsOfMany, type FilterChip, FilterChips as ListChips } from "@/components/list/filter-chips";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import { ALERT_VERDICT_WORD } from "@/components/workflow/workflow-words";
import type { WorkflowFilters } from "@/lib/query/workflow-filters";
import { STATUS_NAME } from "./alert-words";
import type { useAlertFilters } from "./use-alert-filters";

type State = Pick<ReturnType<typeof useAlertFilters>, "filters" | "change" | "clear">;

function chipsOf(filters: WorkflowFilters, change: State["change"]): FilterChip[] {
  const words: [keyof WorkflowFilters, string][] = [
    ["entity", `Entity ${filters.entity}`],
    ["rule", `Rule ${filters.rule}`],
    ["batch", "One submission"],
    ["search", `Search “${filters.search}”`],
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
    ...words
      .filter(([key]) => filters[key])
      .map(([key, text]) => ({ key, words: text, remove: () => change({ [key]: null }) })),
  ];
}

export function FilterChips({ filters, change, clear }: State) {
  return <ListChips chips={chipsOf(filters, change)} onClear={clear} />;
}
