import type { QueryClient } from "@tanstack/react-query";
import type { Ticket } from "@/lib/schema/ticket";
import type { Workflow, WorkflowSummary } from "@/lib/schema/workflow";
import { workflowKeys } from "./workflows";

const CALM_MS = 400;

const waiting = new WeakMap<QueryClient, ReturnType<typeof setTimeout>>();

/** A batch moves hundreds of workflows at once: what was told is asked for once, a moment later. */
function refreshNotifications(client: QueryClient): void {
  if (waiting.has(client)) return;
  const refresh = () => {
    waiting.delete(client);
    void client.invalidateQueries({ queryKey: workflowKeys.notifications });
  };
  waiting.set(client, setTimeout(refresh, CALM_MS));
}

/** A workflow that began or moved: what is shown of it is asked for again, node by node. */
export function applyWorkflow(client: QueryClient, summary: WorkflowSummary): void {
  const key = workflowKeys.detail(summary.workflow_id);
  const shown = client.getQueryData<Workflow>(key);
  if (shown && shown.version < summary.version) void client.invalidateQueries({ queryKey: key });
  if (summary.ticket_id === null) return;
  if (client.getQueryData<Ticket>(workflowKeys.ticket(summary.ticket_id))) {
    void client.invalidateQueries({ queryKey: workflowKeys.ticket(summary.ticket_id) });
  }
  refreshNotifications(client);
}

/** Everything of workflows that a socket which was away may have missed. */
export function refreshWorkflows(client: QueryClient): void {
  for (const queryKey of [workflowKeys.all, workflowKeys.tickets, workflowKeys.notifications]) {
    void client.invalidateQueries({ queryKey }, { cancelRefetch: false });
  }
}
