import * as z from "zod";

/** One thing that a person did to a threat or an alert, as the audit keeps it; `detail` holds what was asked for. */
export const Deed = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  action: z.enum(["resolved", "reopened", "changed", "undone", "approved", "rejected"]),
  detail: z.record(z.string(), z.unknown()),
});
export type Deed = z.infer<typeof Deed>;
