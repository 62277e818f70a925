import type { ModelTotals } from "@/lib/services/get-model-totals";
import { family } from "./prometheus-text";

const NANO = 1e9;
const BREAKERS = ["closed", "half_open", "open"];

/** The model's counters in Prometheus' text format. */
export function modelMetrics({ live, breaker, agents, reasons }: ModelTotals): string[] {
  const byAgent = (of: Exclude<keyof (typeof agents)[number], "dimension" | "key">, divisor = 1) =>
    agents.map((group) => ({ labels: { agent: group.key }, value: group[of] / divisor }));
  const tokens = agents.flatMap(({ key, input_tokens, output_tokens }) => [
    { labels: { agent: key, direction: "input" }, value: input_tokens },
    { labels: { agent: key, direction: "output" }, value: output_tokens },
  ]);
  const states = BREAKERS.map((state) => ({ labels: { state }, value: Number(state === breaker) }));
  return [
    ...family("soc_model_live", "gauge", "Whether a model reasons beside the rules.", [{ value: Number(live) }]),
    ...family("soc_model_breaker", "gauge", "State of this process' circuit breaker.", live ? states : []),
    ...family("soc_model_calls_total", "counter", "Questions sent to the model.", byAgent("calls")),
    ...family("soc_model_tokens_total", "counter", "Tokens billed, or the most that may have been.", tokens),
    ...family("soc_model_cost_usd_total", "counter", "Cost at the price table.", byAgent("cost_nano", NANO)),
    ...family("soc_model_cached_total", "counter", "Questions answered from the cache.", byAgent("cached")),
    ...family("soc_model_skipped_total", "counter", "Questions not asked: the rules were sure.", byAgent("skipped")),
    ...family("soc_model_claims_total", "counter", "Claims in the model's answers.", byAgent("findings")),
    ...family("soc_model_claims_dropped_total", "counter", "Claims without evidence.", byAgent("dropped")),
    ...family(
      "soc_model_fallbacks_total",
      "counter",
      "Questions that fell back to the rules, by reason.",
      reasons.map(({ key, fallbacks }) => ({ labels: { reason: key }, value: fallbacks })),
    ),
  ];
}
