import * as z from "zod";

export const GeneratorState = z
  .object({ running: z.boolean(), interval_seconds: z.int().min(5).max(3600) })
  .meta({ id: "GeneratorState" });
export type GeneratorState = z.infer<typeof GeneratorState>;

export const GeneratorChange = z
  .strictObject({ running: z.boolean().optional(), interval_seconds: z.int().min(5).max(3600).optional() })
  .meta({ id: "GeneratorChange" });
export type GeneratorChange = z.infer<typeof GeneratorChange>;
