"use client";
import { useQuery } from "@tanstack/react-query";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { OutsideText } from "@/components/ui/outside-text";
import { useWorkflowState } from "@/components/workflow/use-workflow-state";
import { WorkflowProvider } from "@/components/workflow/workflow-context";
import { isGone, WorkflowGone } from "@/components/workflow/workflow-gone";
import { WorkflowSkeleton } from "@/components/workflow/workflow-skeleton";
import { type WorkflowActs, WorkflowView } from "@/components/workflow/workflow-view";
import { workflowQueries } from "@/lib/query/workflows";

function AlertKeys({ acts }: { acts: WorkflowActs }) {
  usePageKeys({ t: acts.t, r: acts.r, a: acts.a, w: acts.w, e: acts.e });
  return null;
}

export function ShownAlert({ id }: { id: string }) {
  const { data: workflow, error, refetch } = useQuery(workflowQueries.one(id));
  const state = useWorkflowState(workflow);
  if (!workflow || isGone(error)) {
    return error ? <WorkflowGone error={error} onRetry={() => void refetch()} /> : <WorkflowSkeleton />;
  }
  const title = (
    <h2 className="mt-1 font-semibold text-[20px] leading-snug">
      <OutsideText>{workflow.alert.rule_name}</OutsideText>
    </h2>
  );
  return (
    <WorkflowProvider workflow={workflow} {...state}>
      <WorkflowView title={title} asked={state.asked} onKeys={(acts) => <AlertKeys acts={acts} />} />
    </WorkflowProvider>
  );
}
