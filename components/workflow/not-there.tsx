"use client";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { AlertAgent } from "@/lib/schema/workflow";
import { AGENT_OF, graphOf, NODE_ORDER, type NodeState } from "./graph-state";
import { useWorkflow } from "./workflow-context";
import { ALERT_AGENT_QUESTION, ALERT_AGENT_WORD } from "./workflow-words";

const WHY: Record<NodeState, string> = {
  ahead: "It has not begun. Its result appears here as soon as it ends.",
  running: "It is at work. Its result appears here as soon as it ends.",
  waiting: "It waits for a person.",
  done: "It ended, but its result is not kept any more.",
  skipped: "Triage was sure without it, so it was left out.",
  failed: "It failed after all its tries. The errors above say why.",
};

/** Stands where a node's result will be, or says why there is none. */
export function NotThere({ agent }: { agent: AlertAgent }) {
  const { workflow } = useWorkflow();
  const graph = graphOf(workflow);
  const id = NODE_ORDER.find((one) => one !== "approve" && AGENT_OF[one] === agent) ?? "triage";
  const { state } = graph.nodes[id];
  return (
    <Panel title={ALERT_AGENT_WORD[agent]} hint={ALERT_AGENT_QUESTION[agent]}>
      <div role="status" aria-busy={state === "running" || undefined}>
        <p className="text-muted">{WHY[state]}</p>
        {state === "running" ? (
          <div className="mt-3 grid gap-2.5">
            <Skeleton className="h-4 w-3/4" />
            <Skeleton className="h-4 w-full" />
            <Skeleton className="h-4 w-2/3" />
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
