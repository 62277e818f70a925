"use client";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ActionDecision } from "@/lib/schema/threat-change";
import { Workflow } from "@/lib/schema/workflow";
import type { WorkflowPatch } from "@/lib/schema/workflow-query";
import { request } from "./client";
import { workflowKeys } from "./workflows";

export type ChangeRequest = { id: string; version: number; change: Omit<WorkflowPatch, "version"> };
export type DecideRequest = { id: string; actionId: string; decision: ActionDecision };

const path = (id: string) => `/api/alerts/${encodeURIComponent(id)}`;

/** An answer of our own is in the cache before the socket brings it. */
function keep(client: QueryClient, workflow: Workflow): void {
  client.setQueryData<Workflow>(workflowKeys.detail(workflow.workflow_id), (old) =>
    old && old.version > workflow.version ? old : workflow,
  );
  void client.invalidateQueries({ queryKey: workflowKeys.lists });
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

/** Resolves, assigns or annotates; the version seen goes with it. */
export const useChangeWorkflow = () =>
  useWorkflowMutation(({ id, version, change }: ChangeRequest) =>
    request(path(id), { schema: Workflow, method: "PATCH", body: { ...change, version } }),
  );

/** Approves or rejects one action: the first decision stands. */
export const useDecideWorkflowAction = () =>
  useWorkflowMutation(({ id, actionId, decision }: DecideRequest) =>
    request(`${path(id)}/actions/${encodeURIComponent(actionId)}`, {
      schema: Workflow,
      method: "POST",
      body: decision,
    }),
  );
