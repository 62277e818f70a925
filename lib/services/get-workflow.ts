import * as z from "zod";
import { AppError } from "@/lib/errors";
import type { DecidedAction, Workflow } from "@/lib/schema/workflow";
import type { Context } from "./context";

const Decided = z.object({
  action_id: z.string().min(1),
  decision: z.enum(["approve", "reject"]),
  note: z.string().nullish(),
});
/** What the audit says of a resolution that took the open actions with it. */
const TakenAlong = z.object({ rejected_actions: z.array(z.string().min(1)) });

async function decisionsOf({ house }: Context, id: string): Promise<DecidedAction[]> {
  const entries = await house.audit.of(id);
  return entries.flatMap(({ actor: by, at, detail }): DecidedAction[] => {
    const one = Decided.safeParse(detail);
    if (one.success) return [{ ...one.data, note: one.data.note ?? null, by, at }];
    const several = TakenAlong.safeParse(detail);
    if (!several.success) return [];
    return several.data.rejected_actions.map((action_id) => ({ action_id, decision: "reject", by, at, note: null }));
  });
}

/** With `details` the four results and who decided on actions. @throws not_found */
export async function getWorkflow(ctx: Context, id: string, { details = false } = {}): Promise<Workflow> {
  const { workflows } = ctx.house;
  const workflow = await (details ? workflows.findWhole(id) : workflows.findById(id));
  if (!workflow) throw new AppError("not_found", "There is no such workflow.");
  return details ? { ...workflow, decisions: await decisionsOf(ctx, id) } : workflow;
}
