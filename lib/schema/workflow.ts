import * as z from "zod";
import { ModelUsage } from "./agent-analysis";
import { Alert } from "./alert";
import { MitreTechnique } from "./attack";
import { Counterfactual } from "./counterfactual";
import { Evidence, Finding } from "./evidence";
import { ResponseAction } from "./response-plan";
import { Severity } from "./severity";
import { Note, Resolution } from "./threat-analysis";
import { ALERT_VERDICTS, PRIORITIES, WORKFLOW_STATUSES } from "./vocabulary";

export const WorkflowStatus = z.enum(WORKFLOW_STATUSES);
export type WorkflowStatus = z.infer<typeof WorkflowStatus>;

export const AlertAgent = z.enum(["triage", "investigation", "decision", "response"]);
export type AlertAgent = z.infer<typeof AlertAgent>;

/** What the workflow says of an alert. `benign`: it happened and was allowed; `false_positive`: it did not happen as claimed. */
export const AlertVerdict = z.enum(ALERT_VERDICTS);
export type AlertVerdict = z.infer<typeof AlertVerdict>;

export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;

const share = z.number().min(0).max(1);

/** One weight of evidence. Of one `group` only the strongest counts: they explain the same thing. */
export const Weight = z
  .object({
    indicator: z.string().min(1),
    log_odds: z.number(), // + means more likely malicious
    group: z.string().min(1),
    evidence_ids: z.array(z.string()),
  })
  .meta({ id: "Weight" });
export type Weight = z.infer<typeof Weight>;

/** The rules' own answer beside a model's; a node has those of its figures that a model may raise. */
export const RulesSaid = z
  .object({
    confidence: share.optional(),
    verdict: AlertVerdict.optional(),
    priority: Priority.optional(),
    risk_score: z.number().min(0).max(10).optional(),
  })
  .meta({ id: "RulesSaid" });
export type RulesSaid = z.infer<typeof RulesSaid>;

/** How an answer came about; the same for all four. */
const made = {
  source: z.enum(["rules", "llm", "rules_fallback"]),
  fallback_reason: z.string().optional(),
  processing_time_ms: z.number().min(0),
  started_at: z.iso.datetime(),
  prompt_version: z.string().optional(),
  dropped_claims: z.int().min(0).optional(),
  flagged_names: z.array(z.string()).optional(), // what a model named that stands in no evidence
  rules_said: RulesSaid.optional(), // with a model: what the same evidence gave without it
  usage: ModelUsage.optional(),
};

export const RiskPart = z
  .object({ part: z.string().min(1), points: z.number(), evidence_ids: z.array(z.string()) })
  .meta({ id: "RiskPart" });
export type RiskPart = z.infer<typeof RiskPart>;

export const TriageResult = z
  .object({
    verdict: AlertVerdict,
    confidence: share, // coverage and agreement, not how extreme the score is
    reasoning: z.string().min(1),
    noise_score: share, // 0 real .. 1 noise: the logistic of minus the sum of the weights
    requires_investigation: z.boolean(),
    key_indicators: z.array(z.string()), // in words, the strongest first
    weights: z.array(Weight), // the prior is the first; in log-odds they add up to the score
    access_gained: z.boolean().optional(), // the figures show an attempt that worked
    techniques: z.array(z.string()), // ATT&CK ids that the evidence shows or the rule names
    set_aside: z.array(Weight).optional(), // not counted: another of their group explains the same
    confidence_parts: z.array(RiskPart).optional(), // add up to the confidence
    technique_matches: z.array(MitreTechnique).optional(), // the techniques with names and what showed each
    evidence: z.array(Evidence), // E1xx
    warnings: z.array(z.string()).optional(), // for the workflow's own list
    ...made,
  })
  .meta({ id: "TriageResult" });
export type TriageResult = z.infer<typeof TriageResult>;

export const RelatedAlert = z
  .object({
    alert_id: z.string(),
    workflow_id: z.uuid(),
    rule_name: z.string(),
    shared: z.array(z.string()), // "user alice", "host web-1"
    minutes_apart: z.number(), // negative: before this alert
  })
  .meta({ id: "RelatedAlert" });
export type RelatedAlert = z.infer<typeof RelatedAlert>;

export const AttackStep = z
  .object({ tactic: z.string(), technique: z.string().nullable(), alert_id: z.string(), at: z.iso.datetime() })
  .meta({ id: "AttackStep" });
export type AttackStep = z.infer<typeof AttackStep>;

export const InvestigationResult = z
  .object({
    findings: z.array(Finding),
    threat_context: z.record(z.string(), z.unknown()), // what was looked up, found, and not found
    related_alerts: z.array(RelatedAlert),
    attack_chain: z.array(AttackStep), // by tactic, then time
    risk_score: z.number().min(0).max(10),
    risk_parts: z.array(RiskPart), // add up to the score
    weights: z.array(Weight), // what the investigation adds to triage's
    evidence: z.array(Evidence), // E2xx
    ...made,
  })
  .meta({ id: "InvestigationResult" });
export type InvestigationResult = z.infer<typeof InvestigationResult>;

export const DecisionResult = z
  .object({
    final_verdict: AlertVerdict,
    priority: Priority,
    confidence: share,
    malicious_probability: share,
    rationale: z.string().min(1),
    recommended_actions: z.array(z.string()),
    escalation_required: z.boolean(),
    estimated_impact: z.string().min(1),
    respond_within_minutes: z.int().positive().nullable(), // null for P5
    counterfactual: z.string().nullable(), // the one weight without which the verdict were another
    counterfactuals: z.array(Counterfactual).optional(), // the same with its reason; says so when no single one turns it
    confidence_parts: z.array(RiskPart).optional(), // add up to the confidence
    priority_parts: z.array(RiskPart).optional(), // their sum against the limits of each priority
    priority_rule: z.string().optional(), // those limits, in words
    weights: z.array(Weight), // all that were counted; their logistic is the probability
    ...made,
  })
  .meta({ id: "DecisionResult" });
export type DecisionResult = z.infer<typeof DecisionResult>;

export const SentNotification = z
  .object({
    channel: z.string(),
    to: z.string(),
    at: z.iso.datetime(),
    status: z.enum(["delivered", "recorded", "failed"]),
  })
  .meta({ id: "SentNotification" });
export type SentNotification = z.infer<typeof SentNotification>;

export const ResponseResult = z
  .object({
    ticket_id: z.string().min(1),
    actions: z.array(ResponseAction),
    actions_taken: z.array(z.string()), // what really happened: ticket opened, people told
    notifications_sent: z.array(SentNotification),
    automation_applied: z.array(z.string()), // nothing until a connector exists
    status: z.enum(["closed", "monitoring", "awaiting_approval", "open"]),
    summary: z.string().min(1),
    ...made,
  })
  .meta({ id: "ResponseResult" });
export type ResponseResult = z.infer<typeof ResponseResult>;

/** One try of a node that did not work. */
export const NodeError = z
  .object({ agent: z.string(), attempt: z.int().min(1), message: z.string(), at: z.iso.datetime() })
  .meta({ id: "NodeError" });
export type NodeError = z.infer<typeof NodeError>;

export const WorkflowOrigin = z.enum(["api", "manual", "seed", "evaluation", "scenario"]);
export type WorkflowOrigin = z.infer<typeof WorkflowOrigin>;

const head = {
  workflow_id: z.uuid(),
  seq: z.int().min(0), // the outbox's number of its creation
  alert_id: z.string(),
  origin: WorkflowOrigin,
  severity: Severity,
  status: WorkflowStatus,
  current_agent: AlertAgent.nullable(),
  verdict: AlertVerdict.nullable(), // the decision's, before that triage's
  confidence: share.nullable(),
  priority: Priority.nullable(),
  risk_score: z.number().min(0).max(10).nullable(),
  ticket_id: z.string().nullable(),
  respond_by: z.iso.datetime().nullable(),
  assignee: z.string().nullable(),
  attempts: z.int().min(0), // how often a worker took it up
  started_at: z.iso.datetime().nullable(),
  completed_at: z.iso.datetime().nullable(),
  processing_time_seconds: z.number().min(0).nullable(), // from the first claim to the last node's end, waiting for people left out
  version: z.int().min(1),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
};

/** Who decided on a proposed action. */
export const DecidedAction = z
  .object({
    action_id: z.string().min(1),
    decision: z.enum(["approve", "reject"]),
    by: z.string(),
    at: z.iso.datetime(),
    note: z.string().nullable(),
  })
  .meta({ id: "DecidedAction" });
export type DecidedAction = z.infer<typeof DecidedAction>;

/** One run of the alert graph. The four results come only when details are asked for. */
export const Workflow = z
  .object({
    ...head,
    alert: Alert,
    triage_result: TriageResult.nullable().optional(),
    investigation_result: InvestigationResult.nullable().optional(),
    decision_result: DecisionResult.nullable().optional(),
    response_result: ResponseResult.nullable().optional(),
    snoozed_until: z.iso.datetime().nullable().optional(), // put off until then
    snoozed_by: z.string().nullable().optional(),
    snooze_reason: z.string().nullable().optional(),
    resolution: Resolution.nullable(),
    decisions: z.array(DecidedAction).optional(), // in order; those of people only
    notes: z.array(Note),
    errors: z.array(NodeError),
    warnings: z.array(z.string()),
  })
  .meta({ id: "Workflow" });
export type Workflow = z.infer<typeof Workflow>;

/** A workflow in lists and on sockets, at most 2 KB. */
export const WorkflowSummary = z
  .object({
    ...head,
    rule_id: z.string(),
    rule_name: z.string(), // at most 200 characters
    customer_name: z.string(),
    host: z.string().nullable(),
    user: z.string().nullable(),
    source_ip: z.string().nullable(),
    event_at: z.iso.datetime(), // the alert's own time
    requires_investigation: z.boolean().nullable(),
    open_actions: z.int().min(0), // proposed, and waiting for a person
    error_count: z.int().min(0),
    resolution: z.string().nullable(), // a person's verdict
  })
  .meta({ id: "WorkflowSummary" });
export type WorkflowSummary = z.infer<typeof WorkflowSummary>;

export const RESPOND_WITHIN_MINUTES: Record<Priority, number | null> = { P1: 15, P2: 60, P3: 240, P4: 1440, P5: null };
