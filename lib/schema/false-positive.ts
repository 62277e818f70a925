import * as z from "zod";
import { SeverityPart } from "./severity";

export const Recommendation = z.enum(["likely_fp", "needs_review", "likely_real"]);
export type Recommendation = z.infer<typeof Recommendation>;

export const FalsePositiveIndicator = z
  .object({
    indicator: z.string().min(1),
    log_odds: z.number(), // + means more likely false; the prior is the first
    description: z.string(),
    source: z.string(),
    evidence_ids: z.array(z.string()),
  })
  .meta({ id: "FalsePositiveIndicator" });
export type FalsePositiveIndicator = z.infer<typeof FalsePositiveIndicator>;

/** `score` is the logistic of the indicators' sum, from 0 (real) to 1 (false). */
export const FalsePositiveScore = z
  .object({
    score: z.number().min(0).max(1),
    confidence: z.number().min(0).max(1),
    confidence_parts: z.array(SeverityPart).optional(), // they add up to the confidence
    recommendation: Recommendation,
    indicators: z.array(FalsePositiveIndicator).min(1),
    historical_fp_rate: z.number().min(0).max(1).nullable(),
    similar_resolved_as_fp: z.int().min(0),
    similar_resolved_as_real: z.int().min(0),
    explanation: z.string(),
  })
  .meta({ id: "FalsePositiveScore" });
export type FalsePositiveScore = z.infer<typeof FalsePositiveScore>;
