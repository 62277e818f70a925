import { describe, expect, it } from "vitest";
import type { AgentAnalysis, AgentName } from "@/lib/schema/agent-analysis";
import { AGENT_ORDER } from "./evidence-lookup";
import { spanOf, toLanes } from "./timeline-lanes";

const START = "2026-01-01T00:00:00.000Z";

const agent = (agent_name: AgentName, started: number, processing_time_ms: number): AgentAnalysis => ({
  agent_name,
  source: "rules",
  analysis: "looked",
  confidence: 0.8,
  key_findings: [{ text: "found", evidence_ids: [] }],
  recommendations: [],
  indicators: [],
  evidence: [],
  data_sources_consulted: [],
  dropped_claims: 0,
  processing_time_ms,
  started_at: new Date(Date.parse(START) + started).toISOString(),
});

const lanesOf = (started: number, ms: number) =>
  toLanes({
    agent_analyses: Object.fromEntries(AGENT_ORDER.map((name) => [name, agent(name, started, ms)])) as Record<
      AgentName,
      AgentAnalysis
    >,
    investigation_timeline: {
      events: [],
      start_time: START,
      end_time: START,
      duration_ms: 12,
      phase_breakdown: { ingestion: 1, agents: 8, false_positive: 1, response: 1, timeline: 0.5, synthesis: 0.5 },
    },
  });

describe("toLanes", () => {
  it("draws reading, five agents and the four phases after them", () => {
    expect(lanesOf(1, 4).map((lane) => lane.phase)).toEqual([
      "ingestion",
      ...Array(5).fill("agents"),
      "false_positive",
      "response",
      "timeline",
      "synthesis",
    ]);
  });

  it("keeps an agent within the agents' phase even when its clock reading was rounded", () => {
    for (const started of [0, 1, 7, 40]) {
      for (const lane of lanesOf(started, 4).filter((one) => one.phase === "agents")) {
        expect(lane.start_ms).toBeGreaterThanOrEqual(1);
        expect(lane.start_ms + lane.duration_ms).toBeLessThanOrEqual(9);
      }
    }
  });

  it("spans the whole of it", () => {
    expect(spanOf(lanesOf(1, 4))).toBeCloseTo(12);
    expect(spanOf([])).toBeGreaterThan(0);
  });
});
