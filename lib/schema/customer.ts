import * as z from "zod";
import { ThreatType } from "./signal";

export const Tier = z.enum(["enterprise", "business", "standard"]);
export type Tier = z.infer<typeof Tier>;

export const Importance = z.enum(["essential", "important", "ordinary", "low"]);
export type Importance = z.infer<typeof Importance>;

/** An address range with its reason. `kind` says what stands behind it. */
export const NamedNetwork = z.object({
  cidr: z.string(),
  name: z.string(),
  kind: z.enum(["own", "partner", "vpn_egress", "office", "monitoring", "crawler"]),
});
export type NamedNetwork = z.infer<typeof NamedNetwork>;

/** One customer's policy: what is normal there, what matters, and what may be done without asking. */
export const CustomerPolicy = z
  .object({
    name: z.string().min(1),
    aliases: z.array(z.string()),
    sector: z.string().min(1), // finance, health, retail ... as used by advisories
    tier: Tier,
    demo: z.boolean(),
    rate_limit: z.object({
      requests_per_minute: z.number().positive(), // for one source address
      endpoints: z.record(z.string(), z.number().positive()), // path prefix -> requests per minute
    }),
    geo: z.object({ allowed_countries: z.array(z.string()), blocked_countries: z.array(z.string()) }), // ISO 3166-1 alpha-2; empty allows all
    allowlist: z.array(NamedNetwork),
    own_networks: z.array(NamedNetwork),
    bot_sensitivity: z.enum(["low", "medium", "high"]),
    auto_block: z.object({
      enabled: z.boolean(),
      min_confidence: z.number().min(0).max(1),
      excluded_types: z.array(ThreatType),
    }),
    business_hours: z.object({
      time_zone: z.string(),
      days: z.array(z.int().min(1).max(7)), // ISO: Monday is 1
      start: z.string().regex(/^\d{2}:\d{2}$/),
      end: z.string().regex(/^\d{2}:\d{2}$/),
    }),
    important_endpoints: z.array(z.object({ path: z.string(), importance: Importance, holds: z.string() })),
    assets: z.array(z.object({ name: z.string(), importance: Importance, holds: z.string() })), // systems and data stores by name
    contacts: z.array(z.object({ level: z.string(), contact: z.string() })), // customer's side, first is called first
  })
  .meta({ id: "CustomerPolicy" });
export type CustomerPolicy = z.infer<typeof CustomerPolicy>;
