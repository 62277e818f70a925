import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { NotificationQuery } from "@/lib/schema/notification";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import type { WorkflowPage } from "@/lib/schema/workflow-query";
import { type BatchRows, batchRow } from "./batch-rows";
import { request } from "./client";
import { newestKnown } from "./recent-workflows";
import { tidyWorkflowFilters, type WorkflowFilters, workflowParams } from "./workflow-filters";
import { withNewest } from "./workflow-pages";

export const workflowKeys = {
  all: ["workflows"] as const,
  lists: ["workflows", "list"] as const,
  list: (filters: WorkflowFilters) => ["workflows", "list", tidyWorkflowFilters(filters)] as const,
  details: ["workflows", "detail"] as const,
  detail: (id: string) => ["workflows", "detail", id] as const,
  preview: (id: string, resolution: Verdict) => ["workflows", "preview", id, resolution] as const,
  batches: ["workflows", "batch"] as const,
  batch: (id: string) => ["workflows", "batch", id] as const,
  metrics: ["metrics"] as const,
  tickets: ["tickets"] as const,
  ticket: (id: string) => ["tickets", id] as const,
  notifications: ["notifications"] as const,
};

const NOTIFICATIONS = 20;
const MOST_AT_ONCE = 200;
export const WORKFLOWS_A_PAGE = 100;

function listPage(params: URLSearchParams, limit: number, cursor: string | null, signal: AbortSignal) {
  params.set("limit", String(limit));
  if (cursor) params.set("cursor", cursor);
  return request(`/api/alerts/list?${params}`, { schema: "WorkflowPage", signal });
}

async function wholeBatch(batch: string, signal: AbortSignal): Promise<BatchRows> {
  const found: WorkflowSummary[] = [];
  let cursor: string | null = null;
  do {
    const page: WorkflowPage = await listPage(workflowParams({ batch }), MOST_AT_ONCE, cursor, signal);
    found.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return Object.fromEntries(found.map((row) => [row.workflow_id, batchRow(newestKnown(row))]));
}

export const workflowQueries = {
  /** Newest first, page by page. */
  list: (filters: WorkflowFilters) =>
    infiniteQueryOptions({
      queryKey: workflowKeys.list(filters),
      queryFn: async ({ pageParam, signal }) =>
        withNewest(await listPage(workflowParams(filters), WORKFLOWS_A_PAGE, pageParam, signal), filters),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      structuralSharing: false, // thousands of rows may move at once: comparing them all costs more than it saves
      refetchOnWindowFocus: false, // the socket keeps it true, and a reader far down would lose the place
    }),
  /** Where each workflow of a batch stands. */
  batch: (id: string) =>
    queryOptions({
      queryKey: workflowKeys.batch(id),
      queryFn: ({ signal }) => wholeBatch(id, signal),
      structuralSharing: false,
      refetchOnWindowFocus: false,
    }),
  metrics: () =>
    queryOptions({
      queryKey: workflowKeys.metrics,
      queryFn: ({ signal }) => request("/api/metrics", { schema: "Metrics", signal }),
    }),
  /** With the results of its agents. */
  one: (id: string) =>
    queryOptions({
      queryKey: workflowKeys.detail(id),
      queryFn: ({ signal }) =>
        request(`/api/alerts/status/${encodeURIComponent(id)}?include_details=true`, { schema: "Workflow", signal }),
    }),
  /** How the next alert like this one would be judged after such a resolution. */
  preview: (id: string, resolution: Verdict) =>
    queryOptions({
      queryKey: workflowKeys.preview(id, resolution),
      queryFn: ({ signal }) =>
        request(`/api/alerts/${encodeURIComponent(id)}/resolution-preview`, {
          schema: "AlertResolutionPreview",
          method: "POST",
          body: { resolution },
          signal,
        }),
      staleTime: 0, // each resolution of the like changes it
    }),
  ticket: (id: string) =>
    queryOptions({
      queryKey: workflowKeys.ticket(id),
      queryFn: ({ signal }) => request(`/api/tickets/${encodeURIComponent(id)}`, { schema: "Ticket", signal }),
    }),
  /** The newest ones; with `workflow` those of one workflow only. */
  notifications: ({ workflow, limit = NOTIFICATIONS }: Partial<NotificationQuery> = {}) =>
    queryOptions({
      queryKey: [...workflowKeys.notifications, { workflow: workflow ?? null, limit }] as const,
      queryFn: ({ signal }) => {
        const params = new URLSearchParams({ limit: String(limit) });
        if (workflow) params.set("workflow", workflow);
        return request(`/api/notifications?${params}`, { schema: "NotificationPage", signal });
      },
    }),
};
