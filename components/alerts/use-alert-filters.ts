"use client";
import { parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { VIEW_PARAMS } from "@/components/workflow/view-params";
import { tidyWorkflowFilters, type WorkflowFilters } from "@/lib/query/workflow-filters";
import { ALERT_PARAMS } from "./alert-params";

type Change = { [K in keyof typeof ALERT_PARAMS]?: WorkflowFilters[K] | null };

const emptied = (change: Change): Change =>
  Object.fromEntries(
    Object.entries(change).map(([key, value]) => [key, Array.isArray(value) && value.length === 0 ? null : value]),
  );

/** The filters of the URL, and the way to change them. */
export function useAlertFilters() {
  const [raw, setRaw] = useQueryStates(ALERT_PARAMS, { history: "replace", shallow: true });
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
  const [{ open }, set] = useQueryStates({ open: parseAsString, ...VIEW_PARAMS }, { shallow: true });
  const part = { view: null, field: null }; // a link's: it belongs to the alert that the link opened
  return {
    open,
    show: (id: string) => void set({ open: id, ...part }, { history: open === null ? "push" : "replace" }),
    close: () => void set({ open: null, ...part }, { history: "replace" }),
  };
}
