import type { AlertFigures, ThreatFigures } from "@/lib/schema/analytics-range";

const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;

/** A threat's figures, or an alert's, which lack what is named `?`. */
export type Figures = AlertFigures & Partial<ThreatFigures>;

const sum = (all: Figures[], of: (each: Figures) => number | undefined) =>
  all.reduce((total, each) => total + (of(each) ?? 0), 0);
const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/** Several figures as one: counts add up, and means weigh what they are the mean of. */
export function together(all: Figures[]): Required<Figures> {
  const [resolved, answered] = [sum(all, (each) => each.resolved), sum(all, (each) => each.answered)];
  const resolved_false = sum(all, (each) => each.resolved_false);
  const [sla_met, sla_missed] = [sum(all, (each) => each.sla_met), sum(all, (each) => each.sla_missed)];
  return {
    total: sum(all, (each) => each.total),
    by_severity: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, sum(all, (each) => each.by_severity[severity])]),
    ) as Figures["by_severity"],
    answered,
    mtta_ms: share(
      sum(all, (each) => (each.mtta_ms ?? 0) * (each.answered ?? 0)),
      answered,
    ),
    resolved,
    resolved_false,
    false_share: share(resolved_false, resolved),
    mttr_ms: share(
      sum(all, (each) => (each.mttr_ms ?? 0) * each.resolved),
      resolved,
    ),
    sla_met,
    sla_missed,
    sla_attainment: share(sla_met, sla_met + sla_missed),
  };
}
