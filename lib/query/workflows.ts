import { queryOptions } from "@tanstack/react-query";
import { NotificationPage, type NotificationQuery } from "@/lib/schema/notification";
import { Ticket } from "@/lib/schema/ticket";
import { Workflow } from "@/lib/schema/workflow";
import { request } from "./client";

export const workflowKeys = {
  all: ["workflows"] as const,
  lists: ["workflows", "list"] as const,
  details: ["workflows", "detail"] as const,
  detail: (id: string) => ["workflows", "detail", id] as const,
  tickets: ["tickets"] as const,
  ticket: (id: string) => ["tickets", id] as const,
  notifications: ["notifications"] as const,
};

const PAGE_SIZE = 20;

export const workflowQueries = {
  /** With the results of its agents. */
  one: (id: string) =>
    queryOptions({
      queryKey: workflowKeys.detail(id),
      queryFn: ({ signal }) =>
        request(`/api/alerts/status/${encodeURIComponent(id)}?include_details=true`, { schema: Workflow, signal }),
    }),
  ticket: (id: string) =>
    queryOptions({
      queryKey: workflowKeys.ticket(id),
      queryFn: ({ signal }) => request(`/api/tickets/${encodeURIComponent(id)}`, { schema: Ticket, signal }),
    }),
  /** The newest ones; with `workflow` those of one workflow only. */
  notifications: ({ workflow, limit = PAGE_SIZE }: Partial<NotificationQuery> = {}) =>
    queryOptions({
      queryKey: [...workflowKeys.notifications, { workflow: workflow ?? null, limit }] as const,
      queryFn: ({ signal }) => {
        const params = new URLSearchParams({ limit: String(limit) });
        if (workflow) params.set("workflow", workflow);
        return request(`/api/notifications?${params}`, { schema: NotificationPage, signal });
      },
    }),
};
