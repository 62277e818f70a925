import { AgentName } from "@/lib/schema/agent-analysis";
import type { Analytics } from "@/lib/schema/analytics";
import { Severity } from "@/lib/schema/severity";
import { ThreatType } from "@/lib/schema/signal";
import { ThreatStatus } from "@/lib/schema/threat-analysis";
import { hourOf, type Rollup, tenMinutesOf } from "@/lib/store/rollups";
import { riskUntil } from "@/lib/store/threat-filter";
import type { Context } from "./context";
import { countsOf, DAY_HOURS, hoursBefore, meanOf, p95Of, sumOf } from "./rollup-sums";

const OVERALL = ["total", "severity", "threat_type", "status", "open", "open_unassigned", "open_review"];
const HOURLY = ["total", "severity", "threat_type", "recommendation", "review", "latency"];
const CUSTOMERS = 20;

function seriesOf(day: Rollup[], now: Date): Analytics["by_hour"] {
  return Array.from({ length: DAY_HOURS }, (_, i) => {
    const hour = hourOf(hoursBefore(now, DAY_HOURS - 1 - i));
    const rows = day.filter((row) => row.hour === hour);
    return {
      hour: `${hour}:00:00.000Z`,
      total: sumOf(rows, "total"),
      likely_false: sumOf(rows, "recommendation", "likely_fp"),
      review: sumOf(rows, "review"),
      by_severity: countsOf(rows, "severity", Severity.options),
    };
  });
}

/** Everything the dashboard counts, from rollups: its cost does not grow with what is stored. "24 h" are whole hours and the running one. */
export async function getAnalytics({ house }: Context): Promise<Analytics> {
  const { rollups, clock } = house;
  const now = clock.now();
  const today = hourOf(hoursBefore(now, DAY_HOURS - 1));
  const [overall, hours, agents, by_customer, affected, atRisk, nextBreach, oldestReview] = await Promise.all([
    rollups.overall(OVERALL),
    rollups.since(HOURLY, hourOf(hoursBefore(now, 2 * DAY_HOURS - 1))),
    rollups.since(["agent", "agent_evidence"], tenMinutesOf(hoursBefore(now, 1))),
    rollups.busiestCustomers(CUSTOMERS),
    rollups.customersSince(today),
    rollups.dueBy(riskUntil(now)),
    rollups.nextBreach(now),
    rollups.oldestOpenReview(),
  ]);
  const day = hours.filter((row) => row.hour >= today);
  const last_24h = sumOf(day, "total");
  const likely_false_24h = sumOf(day, "recommendation", "likely_fp");
  return {
    generated_at: now.toISOString(),
    total: sumOf(overall, "total"),
    last_24h,
    previous_24h: sumOf(hours, "total") - last_24h,
    by_severity: countsOf(overall, "severity", Severity.options),
    by_severity_24h: countsOf(day, "severity", Severity.options),
    by_threat_type: countsOf(overall, "threat_type", ThreatType.options),
    by_threat_type_24h: countsOf(day, "threat_type", ThreatType.options),
    by_status: countsOf(overall, "status", ThreatStatus.options),
    by_customer,
    open_critical: sumOf(overall, "open", "critical"),
    open_critical_unassigned: sumOf(overall, "open_unassigned", "critical"),
    requires_review: sumOf(overall, "open_review"),
    oldest_review_at: oldestReview,
    likely_false_24h,
    likely_false_share_24h: last_24h > 0 ? likely_false_24h / last_24h : null,
    time_to_verdict_ms: { mean: meanOf(day, "total"), p95: p95Of(day) },
    customers_affected_24h: affected,
    sla_at_risk: atRisk,
    next_breach_at: nextBreach,
    by_hour: seriesOf(day, now),
    agents: AgentName.options.map((agent_name) => ({
      agent_name,
      runs: sumOf(agents, "agent", agent_name),
      mean_ms: meanOf(agents, "agent", agent_name),
      evidence: sumOf(agents, "agent_evidence", agent_name),
    })),
  };
}
