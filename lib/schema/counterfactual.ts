import * as z from "zod";

/** The single reason whose absence would have turned a judgement, found by judging once more without it. */
export const Counterfactual = z
  .object({
    about: z.enum(["recommendation", "severity", "verdict"]),
    without: z.string().nullable(), // the reason as it is shown; null when no single one turns it
    evidence_ids: z.array(z.string()), // of that reason, or of the strongest where none turns it
    becomes: z.string(), // the recommendation, severity or verdict without it; what it is now where nothing turns it
    value: z.number(), // the score, severity value or probability without it
    text: z.string().min(1),
  })
  .meta({ id: "Counterfactual" });
export type Counterfactual = z.infer<typeof Counterfactual>;
