import type { AlertCase, Effects, NodeName, Progress } from "@/agents/alert-ports";
import type { Clock } from "@/agents/ports";
import type { ResponseAction } from "@/lib/schema/response-plan";
import type { DecisionResult, InvestigationResult, TriageResult } from "@/lib/schema/workflow";
import type { Judges } from "../judges";
import type { Run } from "../run";

const AT = "2026-03-01T12:00:00.000Z";
const made = { source: "rules" as const, processing_time_ms: 1, started_at: AT };

export const fixedClock: Clock = { now: () => new Date(AT), elapsed: () => 0 };

export const triageResult = (over: Partial<TriageResult> = {}): TriageResult => ({
  verdict: "suspicious",
  confidence: 0.7,
  reasoning: "Several failures, then a success.",
  noise_score: 0.3,
  requires_investigation: true,
  key_indicators: [],
  weights: [],
  techniques: [],
  evidence: [],
  ...made,
  ...over,
});

export const investigationResult = (): InvestigationResult => ({
  findings: [],
  threat_context: {},
  related_alerts: [],
  attack_chain: [],
  risk_score: 6,
  risk_parts: [],
  weights: [],
  evidence: [],
  ...made,
});

export const decisionResult = (over: Partial<DecisionResult> = {}): DecisionResult => ({
  final_verdict: "true_positive",
  priority: "P2",
  confidence: 0.8,
  malicious_probability: 0.9,
  rationale: "The account was taken over.",
  recommended_actions: [],
  escalation_required: false,
  estimated_impact: "One account",
  respond_within_minutes: 60,
  counterfactual: null,
  weights: [],
  ...made,
  ...over,
});

export const anAction = (over: Partial<ResponseAction> = {}): ResponseAction => ({
  id: "a1",
  action_type: "reset_password",
  urgency: "urgent",
  target: "alice",
  reason: "The account was taken over.",
  parameters: {},
  confidence: 0.8,
  auto_executable: false,
  requires_approval: true,
  rollback_possible: false,
  estimated_impact: "alice signs in again",
  status: "proposed",
  ...over,
});

/** Judges that answer the same for every alert; each can be replaced. */
export const plainJudges = (over: Partial<Judges> = {}): Judges => ({
  triage: async () => triageResult(),
  investigate: async () => investigationResult(),
  decide: async () => decisionResult(),
  respond: async (item, { decision }) => ({
    ticket: {
      title: item.alert.rule_name,
      summary: decision.rationale,
      status: "open",
      verdict: decision.final_verdict,
      priority: decision.priority,
      owner: null,
      respond_by: null,
    },
    notifications: [{ channel: "chat", to: "soc", subject: "Look", body: "Now", priority: decision.priority }],
    actions: [],
    summary: "Ticket opened",
    status: "open",
  }),
  ...over,
});

export const aCase = (workflow_id = "00000000-0000-4000-8000-000000000001"): AlertCase => ({
  workflow_id,
  received_at: AT,
  intake_seq: 1,
  alert: {
    alert_id: "alert-1",
    rule_id: "rule-1",
    rule_name: "Many failed sign-ins",
    timestamp: AT,
    severity: "high",
    description: "",
    customer_name: "Example Ltd",
    source: null,
    category: null,
    tactics: [],
    techniques: [],
    assets: { host: null, source_ip: "203.0.113.5", destination_ip: null, user: "alice", others: {} },
    evidence_sample: [],
    evidence_stats: {},
    time_window_minutes: null,
    thresholds: {},
    recommended_actions: [],
    raw_data: {},
    confidence: null,
    tags: [],
  },
});

export type Recorded = {
  results: Map<NodeName, unknown>;
  begun: NodeName[];
  finished: [NodeName, number][];
  failures: [NodeName, number, string][];
  tickets: string[];
  told: string[];
};

/** A store in memory that several runs of one workflow share. */
export function memory(): Recorded & { progress: Progress; effects: Effects } {
  const kept: Recorded = { results: new Map(), begun: [], finished: [], failures: [], tickets: [], told: [] };
  const progress: Progress = {
    earlier: async (node) => kept.results.get(node) ?? null,
    begin: async (node) => void kept.begun.push(node),
    finish: async (node, attempt, result) => {
      kept.finished.push([node, attempt]);
      kept.results.set(node, result);
    },
    fail: async (node, attempt, message) => void kept.failures.push([node, attempt, message]),
  };
  const effects: Effects = {
    openTicket: async (draft) => {
      if (kept.tickets.length === 0) kept.tickets.push(draft.title);
      const { alert, workflow_id } = aCase();
      return {
        ...draft,
        id: "SOC-000001",
        workflow_id,
        alert_id: alert.alert_id,
        severity: alert.severity,
        customer_name: alert.customer_name,
        opened_at: AT,
        closed_at: null,
        updated_at: AT,
      };
    },
    notify: async (_ticket, drafts) => {
      for (const { to } of drafts) if (!kept.told.includes(to)) kept.told.push(to);
      return drafts.map(({ channel, to }) => ({ channel, to, at: AT, status: "recorded" as const }));
    },
  };
  return { ...kept, progress, effects };
}

export function aRun(store: ReturnType<typeof memory>, over: Partial<Run> = {}): Run {
  const noSource = () => Promise.reject(new Error("no judge of these tests asks a source"));
  const sources = new Proxy({} as Run["deps"]["sources"], { get: () => noSource });
  return {
    item: aCase(),
    judges: plainJudges(),
    deps: { sources, clock: fixedClock },
    progress: store.progress,
    effects: store.effects,
    triesBefore: 0,
    seen: {},
    ...over,
  };
}
