import { attempt, type TryFailed } from "../attempt";
import type { Results, Run, RunConfig } from "../run";
import type { State, Update } from "../state";

export async function triage(_state: State, config: RunConfig): Promise<Update> {
  const result = await attempt("triage", config, ({ judges, item, deps }) => judges.triage(item, deps), unknown);
  return { ended: { triage: "done" }, requires_investigation: result?.requires_investigation ?? true };
}

/** Nobody knows: somebody must look. */
function unknown({ deps }: Run, failure: TryFailed): Results["triage"] {
  return {
    verdict: "unknown",
    confidence: 0,
    reasoning: "Triage could not judge this alert. It is investigated.",
    noise_score: 0.5,
    requires_investigation: true,
    key_indicators: [],
    weights: [],
    techniques: [],
    evidence: [],
    source: "rules_fallback",
    fallback_reason: failure.message,
    processing_time_ms: 0,
    started_at: deps.clock.now().toISOString(),
  };
}
