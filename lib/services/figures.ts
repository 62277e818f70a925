import type { AlertFigures, ThreatFigures } from "@/lib/schema/analytics-range";
import { Severity } from "@/lib/schema/severity";
import type { AlertSums, ThreatSums } from "@/lib/store/figures";

const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : null);
const severitiesOf = (sums: AlertSums | undefined) =>
  Object.fromEntries(
    Severity.options.map((severity) => [severity, sums?.[severity] ?? 0]),
  ) as AlertFigures["by_severity"];

export function alertFigures(sums: AlertSums | undefined): AlertFigures {
  const resolved = sums?.resolved ?? 0;
  const resolved_false = sums?.resolvedFalse ?? 0;
  return {
    total: sums?.total ?? 0,
    by_severity: severitiesOf(sums),
    resolved,
    resolved_false,
    false_share: shareOf(resolved_false, resolved),
    mttr_ms: shareOf(sums?.resolvedMs ?? 0, resolved),
  };
}

/** `waiting`: how many of those that need a person have had none, and are still in time: their SLA is not settled. */
export function threatFigures(sums: ThreatSums | undefined, waiting: number): ThreatFigures {
  const answered = sums?.answered ?? 0;
  const sla_met = sums?.answeredInTime ?? 0;
  const sla_missed = Math.max(0, (sums?.reviewed ?? 0) - sla_met - waiting);
  return {
    ...alertFigures(sums),
    answered,
    mtta_ms: shareOf(sums?.answeredMs ?? 0, answered),
    sla_met,
    sla_missed,
    sla_attainment: shareOf(sla_met, sla_met + sla_missed),
  };
}
