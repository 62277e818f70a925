"use client";
import { useCallback } from "react";
import { toast } from "@/components/ui/toaster";
import { ApiProblem } from "@/lib/query/client";
import { useChangeWorkflow, useDecideWorkflowAction } from "@/lib/query/workflow-mutations";
import type { ActionDecision } from "@/lib/schema/threat-change";
import type { Workflow } from "@/lib/schema/workflow";
import type { WorkflowPatch } from "@/lib/schema/workflow-query";
import { useWorkflow } from "./workflow-context";

export const STALE_TITLE = "Someone else changed this alert";
export const STALE_ADVICE =
  "It has been loaded again. Look at what changed, then repeat your change if it is still right.";
const FIRST_TITLE = "Someone was faster";
const FIRST_ADVICE = "This action was decided the other way before you. What they decided is shown.";

/** A version that the server no longer has, or a decision that somebody else took first. */
export const isStale = (error: unknown) => error instanceof ApiProblem && error.status === 409;

export function tell(error: unknown, title = STALE_TITLE, advice = STALE_ADVICE) {
  if (isStale(error)) return toast.error(title, { description: advice });
  return toast.error("Nothing was changed", { description: error instanceof Error ? error.message : undefined });
}

type Change = Omit<WorkflowPatch, "version">;

/** Changes this workflow. Says what came of it in a toast and answers the new state, or null when it failed. */
export function useWorkflowChange() {
  const { workflow } = useWorkflow();
  const { mutateAsync, isPending } = useChangeWorkflow();
  const { workflow_id: id, version } = workflow;
  const change = useCallback(
    async (wanted: Change, done: string): Promise<Workflow | null> => {
      try {
        const changed = await mutateAsync({ id, version, change: wanted });
        toast.success(done);
        return changed;
      } catch (error) {
        tell(error);
        return null;
      }
    },
    [mutateAsync, id, version],
  );
  return { change, busy: isPending };
}

/** Records a decision on an action, in the same manner. */
export function useWorkflowDecision() {
  const { workflow } = useWorkflow();
  const { mutateAsync, isPending } = useDecideWorkflowAction();
  const { workflow_id: id } = workflow;
  const decide = useCallback(
    async (actionId: string, decision: ActionDecision, done: string): Promise<boolean> => {
      try {
        await mutateAsync({ id, actionId, decision });
        toast.success(done);
        return true;
      } catch (error) {
        tell(error, FIRST_TITLE, FIRST_ADVICE);
        return false;
      }
    },
    [mutateAsync, id],
  );
  return { decide, busy: isPending };
}
