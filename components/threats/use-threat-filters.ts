"use client";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type ListFilters, tidyFilters } from "@/lib/query/threat-filters";
import { FILTER_PARAMS } from "./filter-params";

type Change = { [K in keyof typeof FILTER_PARAMS]?: ListFilters[K] | null };

/** The filters of the URL, and the way to change them. Typing in the search replaces the history entry. */
export function useThreatFilters() {
  const [raw, setRaw] = useQueryStates(FILTER_PARAMS, { history: "replace", shallow: true });
  const filters = useMemo(() => tidyFilters(raw), [raw]);
  const change = (next: Change) => void setRaw(emptied(next));
  const clear = () => void setRaw(null);
  return { filters, change, clear };
}

/** An emptied list is no filter at all. */
function emptied(change: Change): Change {
  const entries = Object.entries(change).map(([key, value]) => [
    key,
    Array.isArray(value) && value.length === 0 ? null : value,
  ]);
  return Object.fromEntries(entries) as Change;
}
