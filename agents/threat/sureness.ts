import type { FalsePositiveScore } from "@/lib/schema/false-positive";
import type { SeverityScore } from "@/lib/schema/severity";
import weights from "../knowledge/weights.json";
import type { AgentRuns } from "./agents";

const UNSURE_SCORE = { from: 0.2, to: 0.8 };
const NEAR_AN_EDGE = 5; // points of severity
const SURE_AGENT = 0.7;

/** True when the rules leave something open: the score in the middle, the severity near an edge, or an agent that could not see. */
export function isUnsure(runs: AgentRuns, severity: SeverityScore, { score }: FalsePositiveScore): boolean {
  return (
    (score >= UNSURE_SCORE.from && score <= UNSURE_SCORE.to) ||
    Object.values(weights.severity.bands).some((edge) => Math.abs(severity.value - edge) <= NEAR_AN_EDGE) ||
    Object.values(runs).some(({ analysis }) => analysis.confidence < SURE_AGENT)
  );
}
