import * as z from "zod";
import { Evidence, Finding } from "./evidence";

/** Why the evidence itself may have been tampered with. */
export const IntegrityConcern = z.enum(["injection", "poisoned_history", "contradiction", "disproved_claim"]);
export type IntegrityConcern = z.infer<typeof IntegrityConcern>;

/** What the fourth analyzer says of the evidence. It never lowers a severity; whatever it suspects asks for review. */
export const Integrity = z
  .object({
    suspected: z.boolean(),
    concerns: z.array(
      z.object({ concern: IntegrityConcern, text: z.string().min(1), evidence_ids: z.array(z.string()).min(1) }),
    ),
    findings: z.array(Finding),
    evidence: z.array(Evidence), // E7xx
    history_left_out: z.array(z.string()), // ids of past threats that were not weighed, since they look planted
  })
  .meta({ id: "Integrity" });
export type Integrity = z.infer<typeof Integrity>;
