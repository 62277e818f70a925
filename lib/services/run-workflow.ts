import { GraphDrained, type RunControl } from "@langchain/langgraph";
import type { AlertSources } from "@/agents/alert-ports";
import { TRIES } from "@/agents/alert-workflow/attempt";
import { alertGraph } from "@/agents/alert-workflow/graph";
import type { Judges } from "@/agents/alert-workflow/judges";
import { type Outcome, runGraph } from "@/agents/alert-workflow/run-graph";
import type { Clock } from "@/agents/ports";
import { log } from "@/lib/log";
import type { Claim, WorkflowQueue } from "@/lib/queue/queue";
import type { Nudge } from "@/lib/realtime/nudge";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import type { Database } from "@/lib/store/client";
import { effectsOf } from "@/lib/store/effects";
import { StaleLease } from "@/lib/store/lease";
import { conclude, progressOf } from "@/lib/store/workflow-progress";
import { workflowStore } from "@/lib/store/workflows";
import type { Checkpoints } from "./checkpoints";
import { lightProgress } from "./light-progress";

export type RunnerParts = {
  db: Database;
  clock: Clock;
  sources: AlertSources;
  judges: Judges;
  queue: Pick<WorkflowQueue, "release">;
  checkpoints: Checkpoints;
  nudge: Pick<Nudge, "send">;
  quiet?: boolean; // no line in the log of how each ended
};

/** `released`: it stopped between two nodes and waits to be claimed. `stale`: another worker has it, or it was cleared. */
export type Ran = Outcome["status"] | "released" | "stale";

/**
 * The verb of the worker: runs one claimed workflow as far as it goes, and concludes it.
 * @throws what kept it from going on, such as a store that is gone: the claim is then to be released with a delay
 */
export function workflowRunner({ db, clock, sources, judges, queue, checkpoints, nudge, quiet }: RunnerParts) {
  const house = { graph: alertGraph(checkpoints.saver), checkpointer: checkpoints.saver };
  const workflows = workflowStore(db);
  const deps = { sources, clock };

  return async function runWorkflow(claim: Claim, control?: RunControl): Promise<Ran> {
    const { workflow_id, lease, tries } = claim;
    const held = { workflowId: workflow_id, leaseToken: lease, clock };
    const found = await workflows.findCase(workflow_id);
    if (!found) return "stale";
    const { decisions, status, attempts: _, ...item } = found;
    const untouched = status === "new" && tries === 1;
    const progress = lightProgress(progressOf(db, held), { untouched, onMove: nudge.send });
    const effects = effectsOf(db, held);
    const run = { item, judges, deps, progress, effects, triesBefore: (tries - 1) * TRIES, seen: {} };
    try {
      const outcome = await runGraph(house, run, { decisions, ...(control ? { control } : {}) });
      const summary = await conclude(db, held, { status: outcome.status });
      nudge.send();
      if (outcome.status !== "awaiting_approval") {
        checkpoints.forget([workflow_id]);
        if (!quiet) tell(summary, Object.keys(outcome.ended));
      }
      return outcome.status;
    } catch (error) {
      if (error instanceof StaleLease) return "stale";
      if (!(error instanceof GraphDrained)) throw error;
      await queue.release(claim, 0);
      return "released";
    }
  };
}

function tell(ended: WorkflowSummary, agents: string[]): void {
  const { workflow_id, alert_id, status, verdict, priority, ticket_id } = ended;
  const processing_time = ended.processing_time_seconds;
  log.info({ workflow_id, alert_id, status, verdict, priority, processing_time, ticket_id, agents }, "workflow ended");
}
