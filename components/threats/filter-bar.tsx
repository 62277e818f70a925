"use client";
import { CsvLink } from "@/components/export/csv-link";
import { ListLink } from "@/components/export/list-link";
import { CustomerMenu } from "@/components/list/customer-menu";
import { FilterMenu } from "@/components/list/filter-menu";
import { FilterSearch } from "@/components/list/filter-search";
import { useActorName } from "@/components/shell/actor";
import { STATUS_WORD, THREAT_TYPE_WORD } from "@/components/threat-words";
import { classNames } from "@/components/ui/class-names";
import { SEVERITY_WORD, SeverityMark } from "@/components/ui/severity-mark";
import { ViewsMenu } from "@/components/views/views-menu";
import { filterParams, OPEN_STATUSES } from "@/lib/query/threat-filters";
import { SEVERITIES, THREAT_STATUSES, THREAT_TYPES } from "@/lib/schema/vocabulary";
import type { useThreatFilters } from "./use-threat-filters";

const severities = SEVERITIES.map((value) => ({
  value,
  text: SEVERITY_WORD[value],
  label: <SeverityMark severity={value} />,
}));
const statuses = THREAT_STATUSES.map((value) => ({ value, text: STATUS_WORD[value], label: STATUS_WORD[value] }));
const types = THREAT_TYPES.map((value) => ({ value, text: THREAT_TYPE_WORD[value], label: THREAT_TYPE_WORD[value] }));

const OPEN = `status=${OPEN_STATUSES.join(",")}`;
const readyMade = (me: string) => [
  { name: "Open and critical", query: `severity=critical&${OPEN}` },
  { name: "Waits for review", query: `requires_review=true&${OPEN}` },
  { name: "SLA at risk", query: "sla_at_risk=true" },
  { name: "Mine", query: String(new URLSearchParams({ assignee: me })) },
  { name: "Open, likely false", query: `likely_false=true&${OPEN}` },
];

export function FilterBar({ filters, change }: Omit<ReturnType<typeof useThreatFilters>, "clear">) {
  const me = useActorName();
  const review = filters.requires_review === true;
  return (
    <search className="flex flex-wrap items-center gap-1.5" aria-label="Filter threats">
      <ViewsMenu page="threats" query={String(filterParams(filters))} readyMade={readyMade(me)} />
      <FilterMenu
        label="Severity"
        options={severities}
        chosen={filters.severity ?? []}
        onChange={(severity) => change({ severity })}
      />
      <FilterMenu
        label="Status"
        options={statuses}
        chosen={filters.status ?? []}
        onChange={(status) => change({ status })}
      />
      <FilterMenu
        label="Type"
        options={types}
        chosen={filters.threat_type ?? []}
        onChange={(threat_type) => change({ threat_type })}
      />
      <CustomerMenu chosen={filters.customer ?? []} onChange={(customer) => change({ customer })} />
      <button
        type="button"
        aria-pressed={review}
        onClick={() => change({ requires_review: review ? null : true })}
        className={classNames(
          "h-7 cursor-pointer whitespace-nowrap rounded-control border px-2 text-[12px] hover:border-faint",
          review ? "border-accent text-text" : "border-line text-muted",
        )}
      >
        Needs review
      </button>
      <FilterSearch value={filters.search ?? ""} onChange={(search) => change({ search: search || null })} />
      <ListLink />
      <CsvLink kind="threats" filters={filters} />
    </search>
  );
}
