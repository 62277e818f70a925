import type { Effects, Progress } from "@/agents/alert-ports";
import type { WorkflowQueue } from "@/lib/queue/queue";
import type { Database } from "@/lib/store/client";
import { effectsOf } from "@/lib/store/effects";
import type { Held } from "@/lib/store/lease";
import { progressOf } from "@/lib/store/workflow-progress";
import { workflowStore } from "@/lib/store/workflows";
import { aDecision, aDraft, aNewWorkflow, anAlert, anIntake, anInvestigation, aResponse, aTriage } from "./a-workflow";
import type { manualClock } from "./manual-clock";

export const NOTICE = {
  channel: "email",
  to: "soc@soc.example",
  subject: "P2",
  body: "Look.",
  priority: "P2",
} as const;

/** A worker's hands on one database: it receives alerts, claims workflows and runs them without a graph. */
export function aWorker(db: Database, queue: WorkflowQueue, clock: ReturnType<typeof manualClock>) {
  async function hold(): Promise<Held> {
    const [claim] = await queue.claim(1);
    if (!claim) throw new Error("nothing to claim");
    return { workflowId: claim.workflow_id, leaseToken: claim.lease, clock };
  }
  return {
    hold,

    /** A new alert, claimed. */
    async receive(): Promise<Held> {
      const intake = anIntake({ at: clock.now().toISOString() });
      await workflowStore(db).add([aNewWorkflow(anAlert({ severity: "high" }))], intake);
      return hold();
    },

    /** All four nodes, in a tenth of a second; the response proposes these actions. */
    async run(held: Held, actions: string[] = []): Promise<void> {
      const progress: Progress = progressOf(db, held);
      const effects: Effects = effectsOf(db, held);
      await progress.begin("triage");
      clock.pass(100);
      await progress.finish("triage", 1, aTriage(), 100);
      await progress.begin("investigate");
      await progress.finish("investigate", 1, anInvestigation(), 200);
      await progress.begin("decide");
      await progress.finish("decide", 1, aDecision(), 10);
      await progress.begin("respond");
      await effects.notify(await effects.openTicket(aDraft), [NOTICE]);
      await progress.finish("respond", 1, aResponse(actions), 20);
    },
  };
}
