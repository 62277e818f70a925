import type { LiveCounts } from "@/lib/schema/analytics";
import { hourOf } from "@/lib/store/rollups";
import { riskUntil } from "@/lib/store/threat-filter";
import type { Context } from "./context";
import { DAY_HOURS, hoursBefore, sumOf } from "./rollup-sums";

export async function getLiveCounts({ house }: Context): Promise<LiveCounts> {
  const { rollups, clock } = house;
  const now = clock.now();
  const [overall, hours, sla_at_risk] = await Promise.all([
    rollups.overall(["total", "open", "open_review"]),
    rollups.since(["total"], hourOf(hoursBefore(now, DAY_HOURS - 1))),
    rollups.dueBy(riskUntil(now)),
  ]);
  return {
    total: sumOf(overall, "total"),
    last_24h: sumOf(hours, "total"),
    open_critical: sumOf(overall, "open", "critical"),
    requires_review: sumOf(overall, "open_review"),
    sla_at_risk,
  };
}
