import { describe, expect, it } from "vitest";
import type {
  DecisionResult,
  InvestigationResult,
  ResponseResult,
  TriageResult,
  Workflow,
} from "@/lib/schema/workflow";
import { edgeOf, graphOf, NODE_ORDER } from "./graph-state";

const made = { source: "rules", processing_time_ms: 12.3, started_at: "2026-01-31T12:00:00.000Z" } as const;

const triage = (requires_investigation: boolean): TriageResult => ({
  verdict: "suspicious",
  confidence: 0.8,
  reasoning: "because",
  noise_score: 0.4,
  requires_investigation,
  key_indicators: [],
  weights: [],
  techniques: [],
  evidence: [],
  ...made,
});
const investigation: InvestigationResult = {
  findings: [],
  threat_context: {},
  related_alerts: [],
  attack_chain: [],
  risk_score: 5,
  risk_parts: [],
  weights: [],
  evidence: [],
  ...made,
};
const decision: DecisionResult = {
  final_verdict: "suspicious",
  priority: "P3",
  confidence: 0.8,
  malicious_probability: 0.6,
  rationale: "because",
  recommended_actions: [],
  escalation_required: false,
  estimated_impact: "none",
  respond_within_minutes: 240,
  counterfactual: null,
  weights: [],
  ...made,
};
const action = (status: "proposed" | "approved" | "rejected"): ResponseResult["actions"][number] => ({
  id: "A1",
  action_type: "quarantine",
  urgency: "urgent",
  target: "web-1.example.com",
  reason: "because",
  parameters: {},
  confidence: 0.8,
  auto_executable: false,
  requires_approval: true,
  rollback_possible: true,
  estimated_impact: "one host",
  status,
});
const response = (actions: ResponseResult["actions"] = []): ResponseResult => ({
  ticket_id: "SOC-000001",
  actions,
  actions_taken: [],
  notifications_sent: [],
  automation_applied: [],
  status: "open",
  summary: "opened",
  ...made,
});

type Given = Partial<Parameters<typeof graphOf>[0]>;
const graph = (given: Given) => graphOf({ status: "new", current_agent: null, errors: [], ...given });
const states = (given: Given) => NODE_ORDER.map((id) => graph(given).nodes[id].state);
const errorOf = (agent: string): Workflow["errors"] => [{ agent, attempt: 3, message: "no", at: made.started_at }];

describe("graphOf", () => {
  it("lights nothing before a worker takes it up", () => {
    expect(states({})).toEqual(["ahead", "ahead", "ahead", "ahead", "ahead"]);
    expect(graph({}).started).toBe(false);
  });

  it("lights the node that is at work, with the measured time of those before", () => {
    const given: Given = { status: "investigating", current_agent: "investigation", triage_result: triage(true) };
    expect(states(given)).toEqual(["done", "running", "ahead", "ahead", "ahead"]);
    expect(graph(given).nodes.triage.words).toBe("12 ms");
  });

  it("shows an investigation that was not needed as left out", () => {
    const given: Given = { status: "deciding", current_agent: "decision", triage_result: triage(false) };
    expect(states(given)).toEqual(["done", "skipped", "running", "ahead", "ahead"]);
    expect(edgeOf(graph(given), "triage", "investigate")).toBe("not_taken");
    expect(edgeOf(graph(given), "triage", "decide")).toBe("taken");
  });

  it("goes on past an investigation that failed", () => {
    const given: Given = {
      status: "completed",
      triage_result: triage(true),
      decision_result: decision,
      response_result: response(),
      errors: errorOf("investigate"),
    };
    expect(states(given)).toEqual(["done", "failed", "done", "done", "skipped"]);
    expect(edgeOf(graph(given), "investigate", "decide")).toBe("taken");
    expect(edgeOf(graph(given), "triage", "decide")).toBe("not_taken");
    expect(edgeOf(graph(given), "respond", "end")).toBe("taken");
    expect(edgeOf(graph(given), "respond", "approve")).toBe("not_taken");
  });

  it("marks the decision that failed, though a ticket was opened after it", () => {
    const given: Given = {
      status: "failed",
      triage_result: triage(true),
      investigation_result: investigation,
      response_result: response(),
      errors: errorOf("decision"),
    };
    expect(states(given)).toEqual(["done", "done", "failed", "done", "skipped"]);
    expect(graph(given).ended).toBe("failed");
  });

  it("waits at approve, and calls it done once a person decided", () => {
    const judged: Given = {
      triage_result: triage(true),
      investigation_result: investigation,
      decision_result: decision,
    };
    const waits: Given = { ...judged, status: "awaiting_approval", response_result: response([action("proposed")]) };
    expect(states(waits)).toEqual(["done", "done", "done", "done", "waiting"]);
    expect(edgeOf(graph(waits), "respond", "approve")).toBe("taken");
    expect(edgeOf(graph(waits), "approve", "end")).toBe("ahead");
    const ended: Given = { ...judged, status: "completed", response_result: response([action("approved")]) };
    expect(graph(ended).nodes.approve).toMatchObject({ state: "done", words: "decided" });
    expect(edgeOf(graph(ended), "approve", "end")).toBe("taken");
    expect(edgeOf(graph(ended), "respond", "end")).toBe("not_taken");
  });
});
