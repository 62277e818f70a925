import * as z from "zod";

const count = z.int().min(0);
const usd = z.number().min(0);

/** Tokens and dollars of one group: an agent, a model, a customer, a day. */
export const Spend = z
  .object({
    key: z.string(),
    calls: count,
    input_tokens: count,
    output_tokens: count,
    cost_usd: usd,
    fallbacks: count,
    cached: count,
  })
  .meta({ id: "Spend" });
export type Spend = z.infer<typeof Spend>;

/** What the model costs, and what was not spent. Days are UTC. */
export const ModelCosts = z
  .object({
    generated_at: z.iso.datetime(),
    mode: z.enum(["rules", "live"]),
    model: z.string().nullable(),
    policy: z.enum(["always", "uncertain", "never"]),
    budget: z.object({ daily_usd: usd.nullable(), spent_today_usd: usd, reserved_usd: usd, left_usd: usd.nullable() }),
    breaker: z.enum(["closed", "open", "half_open", "off"]),
    today: Spend.omit({ key: true }),
    month: Spend.omit({ key: true }).extend({ projected_usd: usd }), // this calendar month, projected by its days so far
    by_agent: z.array(Spend),
    by_model: z.array(Spend),
    by_customer: z.array(Spend),
    by_day: z.array(Spend), // the last 30, oldest first
    per_threat_usd: usd.nullable(), // mean over the last 30 days of those a model took part in
    per_alert_usd: usd.nullable(),
    avoided: z.object({
      skipped_by_policy: count,
      answered_from_cache: count,
      saved_usd: usd,
      share_sent: z.number().min(0).max(1).nullable(),
    }),
    dropped_claims: z.object({ findings: count, dropped: count, share: z.number().min(0).max(1).nullable() }),
  })
  .meta({ id: "ModelCosts" });
export type ModelCosts = z.infer<typeof ModelCosts>;
