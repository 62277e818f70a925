"use client";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { RangeFilters } from "@/lib/query/ranges";
import { RANGE_PARAMS } from "./analytics-params";

type Change = { [K in keyof RangeFilters]?: RangeFilters[K] | null };

/** The range and the filters of the URL. Back leads to those before. */
export function useRange() {
  const [raw, setRaw] = useQueryStates(RANGE_PARAMS, { history: "push", shallow: true });
  const filters = useMemo((): RangeFilters => ({ ...raw, customer: raw.customer ?? [] }), [raw]);
  const change = (next: Change) => {
    const entries = Object.entries(next).map(([key, value]) => [
      key,
      Array.isArray(value) && value.length === 0 ? null : value,
    ]);
    void setRaw(Object.fromEntries(entries) as Change);
  };
  return { filters, change };
}
