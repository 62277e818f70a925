import type { AgentAnalysis } from "@/lib/schema/agent-analysis";
import type { Agent, Assessment, Gathered } from "./assessment";
import { round } from "./assessment";
import type { SignalFeatures } from "./features/signal-features";
import { groundFindings } from "./grounding";
import type { Clock, Sources } from "./ports";

/** One agent's answer for the wire, beside the typed assessment that the analyzers read. */
export type AgentRun<Facts> = {
  analysis: AgentAnalysis;
  assessment: Assessment<Facts>;
  gathered_at: string;
  ended_at: string;
  failed: string[];
};

/** Gathers once and assesses by rules. Times are measured; nothing here can change a verdict. */
export async function runAgent<Found extends Gathered, Facts>(
  agent: Agent<Found, Facts>,
  features: SignalFeatures,
  deps: { sources: Sources; clock: Clock },
): Promise<AgentRun<Facts>> {
  const { clock, sources } = deps;
  const started_at = clock.now().toISOString();
  const start = clock.elapsed();
  const found = await agent.gather(features, sources);
  const gathered_at = clock.now().toISOString();
  const assessment = agent.assess(features, found);
  const known = new Set([...found.evidence, ...features.evidence].map(({ id }) => id));
  const { findings, dropped } = groundFindings(assessment.key_findings, known);
  return {
    assessment: { ...assessment, key_findings: findings },
    gathered_at,
    ended_at: clock.now().toISOString(),
    failed: found.failed,
    analysis: {
      agent_name: agent.name,
      source: "rules",
      analysis: assessment.analysis,
      confidence: assessment.confidence,
      key_findings: findings,
      recommendations: assessment.recommendations,
      indicators: assessment.indicators,
      evidence: found.evidence,
      data_sources_consulted: found.consulted,
      dropped_claims: dropped,
      processing_time_ms: round(clock.elapsed() - start, 3),
      started_at,
    },
  };
}
