import * as z from "zod";
import { AgentName } from "./agent-analysis";
import { Severity } from "./severity";
import { ThreatType } from "./signal";
import { ThreatStatus } from "./threat-analysis";

const count = z.int().min(0);

/** Counts are over all stored threats unless named `_24h`; times are milliseconds. */
export const Analytics = z
  .object({
    generated_at: z.iso.datetime(),
    total: count,
    last_24h: count,
    previous_24h: count,
    by_severity: z.record(Severity, count),
    by_severity_24h: z.record(Severity, count),
    by_threat_type: z.record(ThreatType, count),
    by_threat_type_24h: z.record(ThreatType, count),
    by_status: z.record(ThreatStatus, count),
    by_customer: z.array(z.object({ customer_name: z.string(), count })), // busiest first, at most 20
    open_critical: count,
    open_critical_unassigned: count,
    requires_review: count, // open ones
    oldest_review_at: z.iso.datetime().nullable(),
    likely_false_24h: count,
    likely_false_share_24h: z.number().min(0).max(1).nullable(), // null without threats
    time_to_verdict_ms: z.object({ mean: z.number().nullable(), p95: z.number().nullable() }), // last 24 h; p95 from a histogram, to 10 %
    customers_affected_24h: count,
    sla_at_risk: count,
    next_breach_at: z.iso.datetime().nullable(),
    by_hour: z.array(
      z.object({
        hour: z.iso.datetime(),
        total: count,
        likely_false: count,
        review: count,
        by_severity: z.record(Severity, count),
      }),
    ), // 24, oldest first
    agents: z.array(z.object({ agent_name: AgentName, runs: count, mean_ms: z.number().nullable(), evidence: count })), // last hour
  })
  .meta({ id: "Analytics" });
export type Analytics = z.infer<typeof Analytics>;

/** The few counts that every open console keeps in its rail. */
export const LiveCounts = z.object({
  total: count,
  last_24h: count,
  open_critical: count,
  requires_review: count,
  sla_at_risk: count,
});
export type LiveCounts = z.infer<typeof LiveCounts>;
