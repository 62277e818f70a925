"use client";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { LEARNED_PARAMS, type LearnedParams, learnedFilters } from "./learned-params";

/** The filters of the URL, and the way to change them. */
export function useLearnedFilters() {
  const [params, setParams] = useQueryStates(LEARNED_PARAMS, { history: "replace", shallow: true });
  const [openedAt] = useState(() => Date.now());
  const filters = useMemo(() => learnedFilters(params, openedAt), [params, openedAt]);
  const change = (next: Partial<LearnedParams>) =>
    void setParams({ ...next, ...(next.verdict?.length === 0 && { verdict: null }) });
  return { params, filters, change, clear: () => void setParams(null) };
}

export type LearnedState = ReturnType<typeof useLearnedFilters>;
