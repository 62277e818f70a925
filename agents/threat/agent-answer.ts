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

const AgentAnswer = z.object(shape);

/** One form for all five: only the priority agent is asked for its severity. */
export type AgentAnswer = z.infer<typeof AgentAnswer> & { severity_opinion?: SeverityOpinion | null };

/** What a model is to answer for each. Fields that may be missing are nullable: structured output knows no optional ones. */
const ANSWERS: Record<AgentName, z.ZodType<AgentAnswer>> = {
  historical: z.object(shape),
  config: z.object(shape),
  devops: z.object(shape),
  context: z.object(shape),
  priority: z.object({ ...shape, severity_opinion: SeverityOpinion.nullable() }),
};

export const answerOf = (agent: AgentName): z.ZodType<AgentAnswer> => ANSWERS[agent];
