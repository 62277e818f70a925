import * as z from "zod";
import { AlertVerdict, Priority } from "@/lib/schema/workflow";

const Cited = z.object({ text: z.string(), evidence_ids: z.array(z.string()) });

/** What a model is to answer for each of the four. Code decides what becomes of it. */
export const TriageAnswer = z.object({
  verdict: AlertVerdict,
  confidence: z.number(),
  reasoning: z.string(), // cites evidence ids in its own words
  requires_investigation: z.boolean(),
  key_indicators: z.array(z.string()), // each cites as well
  techniques: z.array(z.string()),
});
export type TriageAnswer = z.infer<typeof TriageAnswer>;

export const InvestigationAnswer = z.object({
  findings: z.array(Cited),
  risk_score: z.number().nullable(),
  risk_reason: z.string().nullable(),
  risk_evidence_ids: z.array(z.string()),
});
export type InvestigationAnswer = z.infer<typeof InvestigationAnswer>;

export const DecisionAnswer = z.object({
  final_verdict: AlertVerdict,
  priority: Priority,
  confidence: z.number(),
  rationale: z.string(), // cites evidence ids in its own words
  recommended_actions: z.array(z.string()),
  escalation_required: z.boolean(),
  estimated_impact: z.string(),
});
export type DecisionAnswer = z.infer<typeof DecisionAnswer>;

/** Words only: what is proposed, to whom and about what stays with the response engine. */
export const ResponseAnswer = z.object({ summary: z.string(), ticket_summary: z.string() });
export type ResponseAnswer = z.infer<typeof ResponseAnswer>;
