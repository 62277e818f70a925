"use client";
import { useQuery } from "@tanstack/react-query";
import { useActorName } from "@/components/shell/actor";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { ThreatSkeleton } from "@/components/threat/threat-skeleton";
import { ThreatView } from "@/components/threat/threat-view";
import { OutsideText } from "@/components/ui/outside-text";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { useWorkflowState } from "@/components/workflow/use-workflow-state";
import { WorkflowProvider } from "@/components/workflow/workflow-context";
import { isGone, WorkflowGone } from "@/components/workflow/workflow-gone";
import { WorkflowSkeleton } from "@/components/workflow/workflow-skeleton";
import { type WorkflowActs, WorkflowView } from "@/components/workflow/workflow-view";
import { threatQueries } from "@/lib/query/threats";
import { workflowQueries } from "@/lib/query/workflows";
import type { Chosen } from "./use-review-place";

function ShownThreat({ id }: { id: string }) {
  const actorName = useActorName();
  const { data, error, refetch } = useQuery(threatQueries.detail(id));
  if (data) return <ThreatView initial={data} actorName={actorName} />;
  if (!error) return <ThreatSkeleton />;
  return <ProblemNotice title="This threat could not be loaded" error={error} onRetry={() => void refetch()} />;
}

function AlertKeys({ acts }: { acts: WorkflowActs }) {
  usePageKeys({ t: acts.t, r: acts.r, a: acts.a, w: acts.w });
  return null;
}

function ShownAlert({ id }: { id: string }) {
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

/** The whole of one item, as its own page shows it, with the same keys. */
export function ShownItem({ kind, id }: Chosen) {
  return kind === "threat" ? <ShownThreat key={id} id={id} /> : <ShownAlert key={id} id={id} />;
}
