"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { WorkflowFilters } from "@/lib/query/workflow-filters";
import { workflowQueries } from "@/lib/query/workflows";

/** The pages loaded so far as one list, newest first. */
export function useAlertRows(filters: WorkflowFilters) {
  const query = useInfiniteQuery(workflowQueries.list(filters));
  const { data } = query;
  const rows = useMemo(() => {
    const byId = new Map(data?.pages.flatMap((page) => page.items).map((row) => [row.workflow_id, row]));
    return [...byId.values()].sort((a, b) => b.seq - a.seq);
  }, [data]);
  return { ...query, rows };
}
