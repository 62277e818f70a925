import type { Severity, SeverityPart, SeverityScore } from "@/lib/schema/severity";
import { clamp, round } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import { type AgentRuns, inOrder, isExplained } from "../threat/agents";

const s = weights.severity;

export function bandOf(value: number): Severity {
  const { critical, high, medium, low } = s.bands;
  return value >= critical
    ? "critical"
    : value >= high
      ? "high"
      : value >= medium
        ? "medium"
        : value >= low
          ? "low"
          : "info";
}

/**
 * Adds up the parts of all five agents to 0..100; floors, ceilings and the ends of the scale are parts too,
 * so that the value is always the sum of what is shown.
 * @see docs/decisions/0005-severity-score.md for the points and where they come from
 */
export function weighSeverity(features: SignalFeatures, runs: AgentRuns): SeverityScore & { severity: Severity } {
  const parts: SeverityPart[] = inOrder(runs).flatMap(({ assessment }) => assessment.severity_parts);
  const sum = () => parts.reduce((total, { points }) => total + points, 0);
  const adjust = (part: string, target: number, evidence_ids: string[]) =>
    parts.push({ part, points: round(target - sum(), 2), evidence_ids });

  const { malicious } = runs.context.assessment.facts;
  const explained = isExplained(runs);
  const gained = runs.priority.assessment.facts.compromise || features.signs.has("service_degraded");
  const ceiling = s.ceiling_nothing_gained[features.type];
  if (!gained && sum() > ceiling) adjust("Ceiling: nothing was gained, lost or brought down yet", ceiling, ["E500"]);
  if (explained && sum() > s.ceiling_explained) {
    adjust("Ceiling: explained, and nothing speaks against it", s.ceiling_explained, explainedBy(runs));
  }
  if (
    malicious &&
    malicious.indicator.confidence >= s.floor_malicious_intel_confidence &&
    sum() < s.floor_malicious_intel
  ) {
    adjust("Floor: an indicator is surely malicious", s.floor_malicious_intel, [malicious.evidence_id]);
  }
  if (features.c2 && features.signs.has("exfiltration") && sum() < s.floor_c2_and_exfiltration) {
    const ids = ["command_and_control", "exfiltration"] as const;
    adjust(
      "Floor: command and control together with exfiltration",
      s.floor_c2_and_exfiltration,
      ids.flatMap((sign) => features.signs.get(sign)?.evidence_id ?? []),
    );
  }
  if (sum() > 100) adjust("The scale ends at 100", 100, ["E500"]);
  if (sum() < 0) adjust("The scale begins at 0", 0, ["E500"]);
  const value = clamp(round(sum(), 1), 0, 100);
  return { value, parts, severity: bandOf(value) };
}

function explainedBy({ devops, config, context }: AgentRuns): string[] {
  const strongest = [devops, config, context]
    .flatMap(({ assessment }) => assessment.indicators)
    .filter(({ group, log_odds }) => (group === "explained" || group === "travel") && log_odds > 0);
  return [...new Set(strongest.flatMap(({ evidence_ids }) => evidence_ids))].slice(0, 6);
}
