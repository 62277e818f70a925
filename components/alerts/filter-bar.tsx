"use client";
import { CsvLink } from "@/components/export/csv-link";
import { ListLink } from "@/components/export/list-link";
import { CustomerMenu } from "@/components/list/customer-menu";
import { FilterMenu } from "@/components/list/filter-menu";
import { FilterSearch } from "@/components/list/filter-search";
import { SEVERITY_WORD, SeverityMark } from "@/components/ui/severity-mark";
import { ViewsMenu } from "@/components/views/views-menu";
import { ALERT_VERDICT_WORD, PRIORITY_MEANING } from "@/components/workflow/workflow-words";
import { workflowParams } from "@/lib/query/workflow-filters";
import { ALERT_VERDICTS, PRIORITIES, SEVERITIES, WORKFLOW_STATUSES } from "@/lib/schema/vocabulary";
import { STATUS_NAME } from "./alert-words";
import type { useAlertFilters } from "./use-alert-filters";

const severities = SEVERITIES.map((value) => ({
  value,
  text: SEVERITY_WORD[value],
  label: <SeverityMark severity={value} />,
}));
const statuses = WORKFLOW_STATUSES.map((value) => ({ value, text: STATUS_NAME[value], label: STATUS_NAME[value] }));
const verdicts = ALERT_VERDICTS.map((value) => ({
  value,
  text: ALERT_VERDICT_WORD[value],
  label: ALERT_VERDICT_WORD[value],
}));
const priorities = PRIORITIES.map((value) => ({ value, text: value, label: `${value} · ${PRIORITY_MEANING[value]}` }));

const READY_MADE = [
  { name: "Waits for approval", query: "status=awaiting_approval" },
  { name: "Real, P1 and P2", query: "priority=P1,P2&verdict=true_positive" },
  { name: "Undecided", query: "verdict=suspicious,unknown" },
  { name: "Failed", query: "status=failed" },
];

export function FilterBar({ filters, change }: Pick<ReturnType<typeof useAlertFilters>, "filters" | "change">) {
  return (
    <search className="flex flex-wrap items-center gap-1.5" aria-label="Filter alerts">
      <ViewsMenu page="alerts" query={String(workflowParams(filters))} readyMade={READY_MADE} />
      <FilterMenu
        label="Status"
        options={statuses}
        chosen={filters.status ?? []}
        onChange={(status) => change({ status })}
      />
      <FilterMenu
        label="Verdict"
        options={verdicts}
        chosen={filters.verdict ?? []}
        onChange={(verdict) => change({ verdict })}
      />
      <FilterMenu
        label="Priority"
        options={priorities}
        chosen={filters.priority ?? []}
        onChange={(priority) => change({ priority })}
      />
      <FilterMenu
        label="Severity"
        options={severities}
        chosen={filters.severity ?? []}
        onChange={(severity) => change({ severity })}
      />
      <CustomerMenu chosen={filters.customer ?? []} onChange={(customer) => change({ customer })} />
      <FilterSearch value={filters.search ?? ""} onChange={(search) => change({ search: search || null })} />
      <ListLink />
      <CsvLink kind="alerts" filters={filters} />
    </search>
  );
}
