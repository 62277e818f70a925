"use client";
import { parseAsString, useQueryState, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { tidyWorkflowFilters, type WorkflowFilters } from "@/lib/query/workflow-filters";
import { ALERT_PARAMS } from "./alert-params";

type Change = { [K in keyof typeof ALERT_PARAMS]?: WorkflowFilters[K] | null };

const emptied = (change: Change): Change =>
  Object.fromEntries(
    Object.entries(change).map(([key, value]) => [key, Array.isArray(value) && value.length === 0 ? null : value]),
  );

/** The filters of the URL, and the way to change them. */
export function useAlertFilters() {
  const [raw, setRaw] = useQueryStates(ALERT_PARAMS, { history: "replace", shallow: true, throttleMs: 150 });
  const filters = useMemo(() => tidyWorkflowFilters(raw), [raw]);
  const change = (next: Change) => void setRaw(emptied(next));
  const clear = () => void setRaw(null);
  /** These filters and no others. */
  const only = (next: Change) => {
    const none = Object.fromEntries(Object.keys(ALERT_PARAMS).map((key) => [key, null]));
    void setRaw({ ...none, ...emptied(next) });
  };
  return { filters, change, clear, only };
}

/** The alert whose drawer is open: Back closes it, and moving from one to the next leaves one entry behind. */
export function useOpenAlert() {
  const [open, setOpen] = useQueryState("open", parseAsString.withOptions({ shallow: true }));
  return {
    open,
    show: (id: string) => void setOpen(id, { history: open === null ? "push" : "replace" }),
    close: () => void setOpen(null, { history: "replace" }),
  };
}
