import type { Severity, SeverityScore } from "@/lib/schema/severity";
import { bandOf } from "../analyzers/severity";
import { round } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import type { SeverityOpinion } from "./agent-answer";
import type { AgentRuns } from "./agents";

const ORDER: Severity[] = ["info", "low", "medium", "high", "critical"];
const BANDS: Record<Severity, number> = { info: 0, ...weights.severity.bands };
const LEAST = ORDER.indexOf("low"); // what put it there was counted by the rules already: once is enough
const JUST_UNDER = 0.1; // the scale has one decimal

export type Weighed = SeverityScore & { severity: Severity };
export type Floor = {
  /** What intelligence or the rules do not let it fall below; null when nothing does. */
  lowest: Severity | null;
  /** Tampering with the evidence is suspected: then nothing is lowered. */
  suspected: boolean;
  /** A fact of the installation that the rules too count as mitigating is cited: what the signal says of itself lowers nothing. */
  vouched: boolean;
};
export type Bounded = Weighed & { change: "none" | "raised" | "lowered" };

const rank = (severity: Severity): number => ORDER.indexOf(severity);

/**
 * What becomes of the rules' severity when a model holds another: it may raise it as far as it likes and lower it by one
 * step, never below the floor, and not at all while tampering is suspected. The change is a part of its own.
 */
export function boundSeverity(
  rules: Weighed,
  opinion: SeverityOpinion | null,
  { lowest, suspected, vouched }: Floor,
): Bounded {
  const stands: Bounded = { ...rules, change: "none" };
  const from = rank(rules.severity);
  const wish = opinion ? rank(opinion.severity) : from;
  if (!opinion || wish === from) return stands;
  const said = opinion.reason ? `: ${opinion.reason}` : "";
  const moved = (value: number, change: "raised" | "lowered"): Bounded => {
    const severity = bandOf(value);
    const sum = rules.parts.reduce((total, { points }) => total + points, 0);
    const part = `The model ${change} it from ${rules.severity} to ${severity}${said}`;
    const parts = [...rules.parts, { part, points: round(value - sum, 2), evidence_ids: opinion.evidence_ids }];
    return { value, parts, severity, change };
  };
  if (wish > from) return moved(BANDS[opinion.severity], "raised");
  if (suspected || !vouched) return stands;
  if (from - 1 < (lowest === null ? LEAST : rank(lowest))) return stands;
  return moved(round(BANDS[rules.severity] - JUST_UNDER, 1), "lowered");
}

/** The rules' own floors hold against a model too, whatever the value was when they applied. */
export function floorOf(
  features: SignalFeatures,
  runs: AgentRuns,
  opinion: SeverityOpinion | null,
  suspected: boolean,
): Floor {
  const theft = features.c2 && features.signs.has("exfiltration");
  const cited = new Set(opinion?.evidence_ids);
  return {
    lowest: theft ? "critical" : runs.context.assessment.facts.malicious ? "high" : null,
    suspected,
    vouched: mitigating(runs).some((id) => cited.has(id)),
  };
}

/** Evidence of the installation itself that speaks for harmless by the rules. Without any, a model that wants to lower was talked into it. */
function mitigating(runs: AgentRuns): string[] {
  const known = Object.values(runs).flatMap(({ analysis, assessment }) => {
    const fields = new Set(analysis.evidence.filter(({ kind }) => kind === "signal_field").map(({ id }) => id));
    const ids = [
      ...assessment.indicators.filter(({ log_odds }) => log_odds > 0),
      ...assessment.severity_parts.filter(({ points }) => points < 0),
    ].flatMap(({ evidence_ids }) => evidence_ids);
    return analysis.agent_name === "priority" ? [] : ids.filter((id) => !fields.has(id) && !id.startsWith("E6"));
  });
  return [...new Set(known)];
}
