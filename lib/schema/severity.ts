import * as z from "zod";
import { SEVERITIES } from "./vocabulary";

export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

/** One addend of the severity score. `points` may be negative: planned work takes points away. */
export const SeverityPart = z
  .object({ part: z.string().min(1), points: z.number(), evidence_ids: z.array(z.string()) })
  .meta({ id: "SeverityPart" });
export type SeverityPart = z.infer<typeof SeverityPart>;

/** `value` is 0..100 and equals the sum of its parts; floors, ceilings and rounding are parts too. */
export const SeverityScore = z
  .object({ value: z.number().min(0).max(100), parts: z.array(SeverityPart) })
  .meta({ id: "SeverityScore" });
export type SeverityScore = z.infer<typeof SeverityScore>;
