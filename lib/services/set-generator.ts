import type { GeneratorChange, GeneratorState } from "@/lib/schema/generator";
import type { Context } from "./context";
import { getGenerator } from "./get-generator";

/** Switches the generator or sets its pace; the sidecar hears of it through the outbox. */
export async function setGenerator(ctx: Context, change: GeneratorChange): Promise<GeneratorState> {
  const { house, actor, requestId } = ctx;
  const current = await getGenerator(ctx);
  const next = {
    running: change.running ?? current.running,
    interval_seconds: change.interval_seconds ?? current.interval_seconds,
  };
  await house.settings.setGenerator(next, { actor: actor.name, requestId, at: house.clock.now().toISOString() });
  house.nudge.send();
  return next;
}
