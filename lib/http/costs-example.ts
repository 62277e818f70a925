import type { ModelCosts } from "@/lib/schema/model-cost";

const day = {
  calls: 640,
  input_tokens: 1_216_000,
  output_tokens: 268_800,
  cost_usd: 0.91648,
  fallbacks: 3,
  cached: 41,
};
const few = { calls: 128, input_tokens: 243_200, output_tokens: 53_760, cost_usd: 0.183296, fallbacks: 0, cached: 8 };

/** For the document. */
export const costsExample: ModelCosts = {
  generated_at: "2026-01-31T12:00:00.000Z",
  mode: "live",
  model: "gpt-4.1-mini",
  policy: "uncertain",
  budget: { daily_usd: 5, spent_today_usd: 0.91648, reserved_usd: 0.0041, left_usd: 4.07942 },
  breaker: "closed",
  today: day,
  month: { ...day, calls: 19_200, cost_usd: 27.4944, projected_usd: 27.94 },
  by_agent: [{ key: "historical", ...few }],
  by_model: [{ key: "gpt-4.1-mini", ...day }],
  by_customer: [{ key: "Default organisation", ...day }],
  by_day: [{ key: "2026-01-31", ...day }],
  per_threat_usd: 0.00716,
  per_alert_usd: 0.00573,
  avoided: { skipped_by_policy: 2_310, answered_from_cache: 41, saved_usd: 3.3666, share_sent: 0.228 },
  dropped_claims: { findings: 2_480, dropped: 62, share: 0.025 },
};
