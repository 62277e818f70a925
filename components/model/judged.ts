import type { AgentAnalysis } from "@/lib/schema/agent-analysis";
import type { ThreatMode } from "@/lib/schema/threat-analysis";
import { isModelFallback, type MadeBy } from "./fallback-words";

/** One agent's answer, as far as it tells how it was made. */
export type Made = MadeBy & Partial<Pick<AgentAnalysis, "dropped_claims" | "usage">>;
export type JudgedAgent = { name: string; made: Made };

/** How an alert was judged, out of the answers there are so far; the same words as a threat's own `mode`. */
export function modeOf(agents: JudgedAgent[]): ThreatMode {
  if (agents.some(({ made }) => isModelFallback(made))) return "degraded";
  const hadModel = ({ made }: JudgedAgent) =>
    made.source === "llm" || (made.source === "rules" && made.fallback_reason !== undefined); // there, and not needed
  return agents.some(hadModel) ? "live" : "rules";
}

/** Tokens and dollars of all agents together; null when no model answered. */
export function usageOf(
  agents: JudgedAgent[],
): { input_tokens: number; output_tokens: number; cost_usd: number } | null {
  const used = agents.flatMap(({ made }) => made.usage ?? []);
  if (used.length === 0) return null;
  const sum = (of: (one: (typeof used)[number]) => number) => used.reduce((total, one) => total + of(one), 0);
  return {
    input_tokens: sum((one) => one.input_tokens),
    output_tokens: sum((one) => one.output_tokens),
    cost_usd: sum((one) => one.cost_usd),
  };
}
