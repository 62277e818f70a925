import * as z from "zod";
import { Deed } from "@/lib/schema/deed";
import type { Context } from "./context";

/** `threat.resolved`, `workflow.changed`, `action.approved`. */
const Named = z
  .string()
  .transform((action) => action.split(".")[1])
  .pipe(Deed.shape.action);

/** What people did to a threat or a workflow, in order; what the house did itself is left out. */
export async function listDeeds({ house }: Context, subject: string): Promise<Deed[]> {
  const entries = await house.audit.of(subject);
  return entries.flatMap(({ at, actor: by, action, detail }): Deed[] => {
    const named = Named.safeParse(action);
    if (!named.success) return [];
    const given = Deed.shape.detail.safeParse(detail);
    return [{ at, by, action: named.data, detail: given.success ? given.data : {} }];
  });
}
