import { alertEntities } from "@/agents/alert/alert-keys";
import { AppError } from "@/lib/errors";
import type { AlertInput } from "@/lib/schema/alert";
import type { WorkflowOrigin } from "@/lib/schema/workflow";
import type { BatchAnswer, ProcessAnswer } from "@/lib/schema/workflow-query";
import type { NewWorkflow } from "@/lib/store/workflow-insert";
import type { Added } from "@/lib/store/workflows";
import { canonicalHash } from "./canonical-hash";
import type { Context } from "./context";
import { normaliseAlert } from "./normalise-alert";

const RETRY_AFTER_SECONDS = 5;
const AT_ONCE = 50;
const OTHER_CONTENT = "is taken by an alert with other content";

/** `conflicts` name the place in `inputs` of alerts whose alert_id another content has. */
export type Submitted = {
  batch_id: string;
  accepted: BatchAnswer["accepted"];
  conflicts: { at: number; message: string }[];
};

/** Back-pressure: nothing is taken that would not be worked on for long. */
async function expectRoom({ house }: Context, count: number): Promise<void> {
  const { queue } = house;
  const { waiting } = await queue.depth();
  if (waiting + count <= queue.most) return;
  throw new AppError("unavailable", `${waiting} alerts wait already, of ${queue.most} at most. Nothing was stored.`, {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}

async function store(
  ctx: Context,
  inputs: AlertInput[],
  origin: WorkflowOrigin,
  batchId: string | null,
): Promise<Added[]> {
  const { house, actor, requestId } = ctx;
  await expectRoom(ctx, inputs.length);
  const now = house.clock.now();
  const items: NewWorkflow[] = [];
  for (const [at, input] of inputs.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve)); // others find their turn
    const { alert, warnings } = normaliseAlert(input, now);
    alert.customer_name = (await house.sources.policyOf(alert.customer_name))?.name ?? alert.customer_name; // an alias is the same customer
    items.push({ id: house.newId(), alert, alertHash: canonicalHash(input), keys: alertEntities(alert), warnings });
  }
  const added = await house.workflows.add(items, { origin, batchId, actor, requestId, at: now.toISOString() });
  house.nudge.send();
  return added;
}

/** One alert; `replayed` when the same was handed in before. @throws conflict for its alert_id with other content, unavailable when the queue is full */
export async function submitAlert(
  ctx: Context,
  input: AlertInput,
  origin: WorkflowOrigin = "api",
): Promise<ProcessAnswer & { replayed: boolean }> {
  const [added] = await store(ctx, [input], origin, null);
  if (!added) throw new Error("The store gave no answer for an alert");
  if (added.outcome === "conflict") {
    throw new AppError("conflict", `The alert_id ${OTHER_CONTENT}. Its workflow is ${added.workflow_id}.`);
  }
  const { workflow_id, status, outcome } = added;
  return { workflow_id, alert_id: input.alert_id, status, replayed: outcome === "existing" };
}

/** All of them at once, in their order: the same content twice is one workflow. @throws unavailable when the queue would be over its bound */
export async function submitAlerts(
  ctx: Context,
  inputs: AlertInput[],
  origin: WorkflowOrigin = "api",
): Promise<Submitted> {
  const batch_id = ctx.house.newId();
  const added = await store(ctx, inputs, origin, batch_id);
  const submitted: Submitted = { batch_id, accepted: [], conflicts: [] };
  for (const [at, { outcome, workflow_id }] of added.entries()) {
    if (outcome === "conflict")
      submitted.conflicts.push({ at, message: `${OTHER_CONTENT}, of workflow ${workflow_id}` });
    else submitted.accepted.push({ workflow_id, alert_id: inputs[at]?.alert_id ?? "" });
  }
  return submitted;
}
