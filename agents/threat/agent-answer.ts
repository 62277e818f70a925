import * as z from "zod";
import type { AgentName } from "@/lib/schema/agent-analysis";
import { Severity } from "@/lib/schema/severity";

const Cited = z.object({ text: z.string(), evidence_ids: z.array(z.string()) });

/** How severe the model holds the whole to be, and why. Code bounds what becomes of it. */
export const SeverityOpinion = z.object({
  severity: Severity,
  reason: z.string(),
  evidence_ids: z.array(z.string()),
});
export type SeverityOpinion = z.infer<typeof SeverityOpinion>;

const shape = {
  analysis: z.string(),
  confidence: z.number(),
  key_findings: z.array(Cited),
  recommendations: z.array(z.string()),
  techniques: z.array(z.object({ id: z.string(), evidence_ids: z.array(z.string()) })).nullable(),
};

/** What a model is to answer for one of the five. Fields that may be missing are nullable: structured output knows no optional ones. */
export const AgentAnswer = z.object(shape);
export const PriorityAnswer = z.object({ ...shape, severity_opinion: SeverityOpinion.nullable() });

/** One form for all five: only the priority agent is asked for its severity. */
export type AgentAnswer = z.infer<typeof AgentAnswer> & { severity_opinion?: SeverityOpinion | null };

export const answerOf = (agent: AgentName): z.ZodType<AgentAnswer> =>
  agent === "priority" ? PriorityAnswer : AgentAnswer;
