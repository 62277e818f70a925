import type { PastThreat } from "@/agents/ports";
import { coordinate } from "@/agents/threat/coordinator";
import { HistoryIndex } from "@/lib/intel/history-index";
import type { ThreatEffect } from "@/lib/schema/learned";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { House } from "./house";

/** How the next signal like this threat's is scored at that time, by code alone, when so much of the past is known. Stores nothing. */
export async function threatOutlook(
  house: House,
  { signal }: Pick<ThreatAnalysis, "signal">,
  at: string,
  past: PastThreat[],
): Promise<ThreatEffect["before"]> {
  const index = new HistoryIndex(past);
  const sources = {
    ...house.sources,
    history: async (question: Parameters<typeof index.ask>[0]) => index.ask(question),
  };
  const next = { ...signal, id: house.newId(), detected_at: at };
  const clock = { now: () => new Date(at), elapsed: house.clock.elapsed };
  const { false_positive_score } = await coordinate(next, { sources, clock, received_at: at });
  return { score: false_positive_score.score, recommendation: false_positive_score.recommendation };
}
