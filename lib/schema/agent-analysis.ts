import * as z from "zod";
import { Evidence, Finding } from "./evidence";
import { AGENT_NAMES } from "./vocabulary";

export const AgentName = z.enum(AGENT_NAMES);
export type AgentName = z.infer<typeof AgentName>;

/** Indicators of one `group` are explanations of the same thing: only the strongest of a group counts. */
export const Indicator = z
  .object({
    indicator: z.string().min(1),
    log_odds: z.number(), // + means more likely false
    group: z.string().min(1),
    evidence_ids: z.array(z.string()),
  })
  .meta({ id: "Indicator" });
export type Indicator = z.infer<typeof Indicator>;

export const ModelUsage = z
  .object({
    model: z.string(),
    input_tokens: z.int().min(0),
    output_tokens: z.int().min(0),
    cost_usd: z.number().min(0),
  })
  .meta({ id: "ModelUsage" });

export const AgentAnalysis = z
  .object({
    agent_name: AgentName,
    source: z.enum(["rules", "llm", "rules_fallback"]),
    fallback_reason: z.string().optional(),
    analysis: z.string().min(1),
    confidence: z.number().min(0).max(1),
    key_findings: z.array(Finding).min(1),
    recommendations: z.array(z.string()),
    indicators: z.array(Indicator),
    evidence: z.array(Evidence),
    data_sources_consulted: z.array(z.string()),
    dropped_claims: z.int().min(0),
    flagged_names: z.array(z.string()).optional(), // what a model named that stands in no evidence
    prompt_version: z.string().optional(),
    processing_time_ms: z.number().min(0),
    started_at: z.iso.datetime(),
    usage: ModelUsage.optional(),
  })
  .meta({ id: "AgentAnalysis" });
export type AgentAnalysis = z.infer<typeof AgentAnalysis>;
