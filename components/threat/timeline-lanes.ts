import { AGENT_WORD } from "@/components/threat-words";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { TimelinePhase } from "@/lib/schema/timeline";
import { AGENT_ORDER } from "./evidence-lookup";
import { PHASE_WORD } from "./page-words";

export type Lane = {
  name: string;
  phase: TimelinePhase;
  start_ms: number; // from the start of the investigation
  duration_ms: number;
};

const AFTER_AGENTS: TimelinePhase[] = ["false_positive", "response", "timeline", "synthesis"];

/**
 * One lane for each thing that took measured time, in order of its start.
 * Agents have their own clock reading, to the millisecond; phases follow one another, so each starts where the last one ended.
 */
export function toLanes(threat: Pick<ThreatAnalysis, "agent_analyses" | "investigation_timeline">): Lane[] {
  const { phase_breakdown: phases, start_time } = threat.investigation_timeline;
  const ingestion = phases.ingestion ?? 0;
  const agentsEnd = ingestion + (phases.agents ?? 0);
  const lanes: Lane[] = [{ name: PHASE_WORD.ingestion, phase: "ingestion", start_ms: 0, duration_ms: ingestion }];
  for (const agent of AGENT_ORDER) {
    const { started_at, processing_time_ms } = threat.agent_analyses[agent];
    const measured = Date.parse(started_at) - Date.parse(start_time);
    const latest = Math.max(ingestion, agentsEnd - processing_time_ms);
    const start_ms = Math.min(Math.max(measured, ingestion), latest);
    lanes.push({ name: AGENT_WORD[agent], phase: "agents", start_ms, duration_ms: processing_time_ms });
  }
  let at = agentsEnd;
  for (const phase of AFTER_AGENTS) {
    const duration_ms = phases[phase] ?? 0;
    lanes.push({ name: PHASE_WORD[phase], phase, start_ms: at, duration_ms });
    at += duration_ms;
  }
  return lanes;
}

/** The whole width in milliseconds; never zero, so that a lane can be placed by division. */
export function spanOf(lanes: Lane[]): number {
  return Math.max(0.001, ...lanes.map((lane) => lane.start_ms + lane.duration_ms));
}
