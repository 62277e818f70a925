import type { Context } from "./context";

/** Forgets every workflow with its ticket, notifications and place in the queue; what people resolved of them is unlearned. */
export async function clearWorkflows({ house, actor, requestId }: Context): Promise<{ cleared: number }> {
  const at = house.clock.now().toISOString();
  const cleared = await house.workflows.clear({ actor, requestId, at });
  house.nudge.send();
  return { cleared };
}
