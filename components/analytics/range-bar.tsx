"use client";
import { useQuery } from "@tanstack/react-query";
import { FilterMenu } from "@/components/list/filter-menu";
import { THREAT_TYPE_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { fixedDirection } from "@/components/ui/fixed-direction";
import type { RangeFilters } from "@/lib/query/ranges";
import { threatQueries } from "@/lib/query/threats";
import type { RangeName } from "@/lib/schema/analytics-range";
import { THREAT_TYPES } from "@/lib/schema/vocabulary";
import { RANGES } from "./analytics-params";
import { CustomRange } from "./custom-range";
import type { useRange } from "./use-range";

const RANGE_WORD: Record<RangeName, string> = { "24h": "24 hours", "7d": "7 days", "30d": "30 days", "90d": "90 days" };
const types = THREAT_TYPES.map((value) => ({ value, text: THREAT_TYPE_WORD[value], label: THREAT_TYPE_WORD[value] }));

/** The busiest customers, and those that are chosen. */
function useCustomers(chosen: string[]) {
  const { data } = useQuery(threatQueries.analytics());
  const names = new Set([...(data?.by_customer.map((each) => each.customer_name) ?? []), ...chosen]);
  return [...names]
    .sort((a, b) => a.localeCompare(b))
    .map((value) => ({ value, text: value, label: <bdi>{fixedDirection(value)}</bdi> }));
}

type Props = ReturnType<typeof useRange> & { shown: { from: string; to: string } | null };

/** Which range, and whose. */
export function RangeBar({ filters, change, shown }: Props) {
  const customers = useCustomers(filters.customer);
  const custom = filters.from !== null && filters.to !== null;
  const choose = (range: RangeName) => change({ range, from: null, to: null });
  return (
    <search aria-label="Range and filters" className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons, not a form */}
      <div role="group" aria-label="Range" className="flex flex-wrap gap-1">
        {RANGES.map((option) => {
          const chosen = !custom && option === filters.range;
          return (
            <Button
              key={option}
              size="small"
              variant={chosen ? "secondary" : "ghost"}
              aria-pressed={chosen}
              onClick={() => choose(option)}
            >
              {RANGE_WORD[option]}
            </Button>
          );
        })}
        <CustomRange
          chosen={custom}
          shown={custom ? ({ from: filters.from, to: filters.to } as { from: string; to: string }) : shown}
          onChange={(range) => change(range)}
        />
      </div>
      <div className="flex flex-wrap gap-1.5">
        <FilterMenu
          label="Customer"
          options={customers}
          chosen={filters.customer}
          onChange={(customer) => change({ customer })}
        />
        <FilterMenu
          label="Type"
          options={types}
          chosen={filters.threat_type}
          onChange={(threat_type: RangeFilters["threat_type"]) => change({ threat_type })}
        />
      </div>
    </search>
  );
}
