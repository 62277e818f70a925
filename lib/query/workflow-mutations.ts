"use client";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ActionDecision } from "@/lib/schema/threat-change";
import type { Workflow } from "@/lib/schema/workflow";
import type { WorkflowPatch } from "@/lib/schema/workflow-query";
import { ApiProblem, request } from "./client";
import { refreshSoon } from "./refresh-soon";
import { workflowKeys } from "./workflows";

export type ChangeRequest = { id: string; version: number; change: Omit<WorkflowPatch, "version"> };
export type DecideRequest = { id: string; actionId: string; decision: ActionDecision };

const path = (id: string) => `/api/alerts/${encodeURIComponent(id)}`;

/** An answer of our own is shown before the socket brings it; lists wait for the socket, whose rows are whole. */
function keep(client: QueryClient, workflow: Workflow): void {
  client.setQueryData<Workflow>(workflowKeys.detail(workflow.workflow_id), (old) =>
    old && old.version > workflow.version ? old : workflow,
  );
  if (workflow.ticket_id) void client.invalidateQueries({ queryKey: workflowKeys.ticket(workflow.ticket_id) });
}

function useWorkflowMutation<V extends { id: string }>(send: (variables: V) => Promise<Workflow>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (workflow) => keep(client, workflow),
    // most often stale: show what is true now
    onError: (_error, { id }) => void client.invalidateQueries({ queryKey: workflowKeys.detail(id) }),
  });
}

/** A resolution sends the workflow on, and that move makes a version too: who takes back at once is not too late for it. */
async function change({ id, version, change }: ChangeRequest): Promise<Workflow> {
  const patch = (seen: number) =>
    request(path(id), { schema: "Workflow", method: "PATCH", body: { ...change, version: seen } });
  try {
    return await patch(version);
  } catch (error) {
    if (change.resolution !== null || !(error instanceof ApiProblem) || error.status !== 409) throw error;
    return patch((await request(`/api/alerts/status/${encodeURIComponent(id)}`, { schema: "Workflow" })).version);
  }
}

/** Resolves, assigns or annotates; the version seen goes with it. */
export const useChangeWorkflow = () => useWorkflowMutation(change);

/** Approves or rejects one action: the first decision stands. */
export const useDecideWorkflowAction = () =>
  useWorkflowMutation(({ id, actionId, decision }: DecideRequest) =>
    request(`${path(id)}/actions/${encodeURIComponent(actionId)}`, {
      schema: "Workflow",
      method: "POST",
      body: decision,
    }),
  );

/** Takes any JSON: what is wrong with it is the server's to say, alert by alert and field by field. */
export function useSubmitAlerts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (alerts: unknown[]) =>
      request("/api/alerts/batch", {
        schema: "BatchAnswer",
        method: "POST",
        body: { alerts },
        headers: { "X-Soc-Origin": "manual" },
      }),
    onSuccess: () => refreshSoon(client, workflowKeys.metrics),
  });
}

/** Asks for the samples, fresh each time: their ids and times are made anew. */
export const useSampleAlerts = () =>
  useMutation({ mutationFn: () => request("/api/demo/alerts", { schema: "SampleAlerts" }) });
