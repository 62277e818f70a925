import * as z from "zod";
import { Finding } from "./evidence";

export const TechniqueId = z
  .string()
  .regex(/^T\d{4}(\.\d{3})?$/, "must be an ATT&CK technique id like T1110 or T1110.004");

export const MitreTechnique = z
  .object({
    id: TechniqueId,
    name: z.string().nullable(), // a sub-technique's own name; null when the table lacks the id
    tactic_ids: z.array(z.string().regex(/^TA\d{4}$/)),
    confidence: z.number().min(0).max(1),
    source: z.enum(["hint", "rule", "agent", "llm"]),
    matched: z.array(Finding).optional(), // what showed it, with its evidence; absent in what was stored before
  })
  .meta({ id: "MitreTechnique" });
export type MitreTechnique = z.infer<typeof MitreTechnique>;

export const MitreTactic = z
  .object({ id: z.string().regex(/^TA\d{4}$/), name: z.string() })
  .meta({ id: "MitreTactic" });
export type MitreTactic = z.infer<typeof MitreTactic>;
