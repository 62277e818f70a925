import { randomUUID } from "node:crypto";
import { SYSTEM } from "@/lib/auth/actor";
import { Alert } from "@/lib/schema/alert";
import { DecisionResult, InvestigationResult, ResponseResult, TriageResult } from "@/lib/schema/workflow";
import type { Intake, NewWorkflow } from "@/lib/store/workflow-insert";

type Parts = { [Key in keyof Alert]?: Key extends "assets" ? Partial<Alert["assets"]> : Alert[Key] };

export function anAlert({ assets, ...parts }: Parts = {}): Alert {
  return Alert.parse({
    alert_id: `A-${randomUUID()}`,
    rule_id: "R-100",
    rule_name: "Many failed sign-ins",
    timestamp: new Date().toISOString(),
    severity: "medium",
    description: "Sixty failures in five minutes.",
    customer_name: "Acme",
    source: "siem",
    category: null,
    tactics: ["credential-access"],
    techniques: ["T1110.001"],
    evidence_sample: [],
    evidence_stats: { failed_attempts: 60 },
    time_window_minutes: 5,
    thresholds: {},
    recommended_actions: [],
    raw_data: {},
    confidence: null,
    tags: [],
    ...parts,
    assets: { host: "web-1", source_ip: "203.0.113.7", destination_ip: null, user: "alice", others: {}, ...assets },
  });
}

/** An alert on its way into the store; its hash is its text. */
export function aNewWorkflow(alert: Alert = anAlert(), parts: Partial<NewWorkflow> = {}): NewWorkflow {
  const { host, user, source_ip } = alert.assets;
  const named = { host, user, ip: source_ip };
  return {
    id: randomUUID(),
    alert,
    alertHash: JSON.stringify(alert),
    keys: {
      rule: alert.rule_id.toLowerCase(),
      host: host?.toLowerCase() ?? null,
      user: user?.toLowerCase() ?? null,
      entities: Object.entries(named).flatMap(([kind, value]) => (value ? [`${kind}:${value.toLowerCase()}`] : [])),
    },
    warnings: [],
    ...parts,
  };
}

export const anIntake = (parts: Partial<Intake> = {}): Intake => ({
  origin: "api",
  batchId: null,
  actor: SYSTEM,
  requestId: "test",
  at: new Date().toISOString(),
  ...parts,
});

const made = { source: "rules", processing_time_ms: 1, started_at: "2026-01-31T12:00:00.000Z" } as const;

export const aTriage = (parts: Partial<TriageResult> = {}) =>
  TriageResult.parse({
    verdict: "suspicious",
    confidence: 0.6,
    reasoning: "More failures than usual.",
    noise_score: 0.4,
    requires_investigation: true,
    key_indicators: [],
    weights: [],
    techniques: [],
    evidence: [],
    ...made,
    ...parts,
  });

export const anInvestigation = (parts: Partial<InvestigationResult> = {}) =>
  InvestigationResult.parse({
    findings: [],
    threat_context: {},
    related_alerts: [],
    attack_chain: [],
    risk_score: 6.5,
    risk_parts: [],
    weights: [],
    evidence: [],
    ...made,
    ...parts,
  });

export const aDecision = (parts: Partial<DecisionResult> = {}) =>
  DecisionResult.parse({
    final_verdict: "true_positive",
    priority: "P2",
    confidence: 0.8,
    malicious_probability: 0.9,
    rationale: "Failures, then success.",
    recommended_actions: [],
    escalation_required: false,
    estimated_impact: "One account.",
    respond_within_minutes: 60,
    counterfactual: null,
    weights: [],
    ...made,
    ...parts,
  });

const anAction = (id: string) => ({
  id,
  action_type: "block_ip" as const,
  urgency: "urgent" as const,
  target: "203.0.113.7",
  reason: "It guesses passwords.",
  parameters: {},
  confidence: 0.8,
  auto_executable: false,
  requires_approval: true,
  rollback_possible: true,
  estimated_impact: "One address.",
  status: "proposed" as const,
});

/** A response that proposes these actions, each waiting for a person. */
export const aResponse = (actions: string[] = []) =>
  ResponseResult.parse({
    ticket_id: "SOC-000001",
    actions: actions.map(anAction),
    actions_taken: ["Ticket opened"],
    notifications_sent: [],
    automation_applied: [],
    status: actions.length > 0 ? "awaiting_approval" : "open",
    summary: "A ticket was opened.",
    ...made,
  });

export const aDraft = {
  title: "Many failed sign-ins",
  summary: "Somebody guesses passwords.",
  status: "open",
  verdict: "true_positive",
  priority: "P2",
  owner: null,
  respond_by: null,
} as const;
