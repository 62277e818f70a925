import { randomUUID } from "node:crypto";
import type { House } from "@/lib/services/house";
import { effectsOf } from "@/lib/store/effects";
import { aDecision, aDraft, aResponse, aTriage } from "@/lib/store/testing/a-workflow";
import { conclude, progressOf } from "@/lib/store/workflow-progress";

/** The body of a post. */
export const anAlertBody = (change: Record<string, unknown> = {}) => ({
  alert_id: `A-${randomUUID()}`,
  rule_id: "AUTH-1",
  rule_name: "Many failed sign-ins",
  severity: "High",
  description: "Sixty failures in five minutes.",
  assets: { host: "web-1", user: "alice", source_ip: "203.0.113.7" },
  ...change,
});

/** Works a workflow through as the worker would, up to the answer of a person when it proposes actions. */
export async function workThrough({ db, clock }: House, workflowId: string, actions: string[] = []): Promise<void> {
  const leaseToken = randomUUID();
  const claimed = await db.run(
    "UPDATE queue_items SET leaseToken = ?, leaseUntil = '9999', claimedAt = ?, tries = 1 WHERE workflowId = ?",
    leaseToken,
    clock.now().toISOString(),
    workflowId,
  );
  if (claimed !== 1) throw new Error("The workflow is not in the queue");
  const held = { workflowId, leaseToken, clock };
  const progress = progressOf(db, held);
  await progress.finish("triage", 1, aTriage({ requires_investigation: false }), 2);
  await progress.finish("decide", 1, aDecision(), 1);
  const effects = effectsOf(db, held);
  const opened = await effects.openTicket(aDraft);
  await effects.notify(opened, [{ channel: "email", to: "soc@soc.example", subject: "S", body: "B", priority: "P2" }]);
  await progress.finish("respond", 1, { ...aResponse(actions), ticket_id: opened.id }, 3);
  await conclude(db, held, { status: actions.length > 0 ? "awaiting_approval" : "completed" });
}
