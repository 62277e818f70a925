import * as z from "zod";
import { AgentAnalysis } from "./agent-analysis";
import { MitreTactic, MitreTechnique } from "./attack";
import { Counterfactual } from "./counterfactual";
import { Finding } from "./evidence";
import { FalsePositiveScore, Recommendation } from "./false-positive";
import { Integrity } from "./integrity";
import { ActionType, ResponsePlan } from "./response-plan";
import { Severity, SeverityScore } from "./severity";
import { ThreatSignal, ThreatType } from "./signal";
import { InvestigationTimeline } from "./timeline";
import { THREAT_STATUSES, VERDICTS } from "./vocabulary";

export const ThreatOrigin = z.enum(["api", "manual", "scenario", "generator", "seed"]);
export type ThreatOrigin = z.infer<typeof ThreatOrigin>;

export const ThreatStatus = z.enum(THREAT_STATUSES);
export type ThreatStatus = z.infer<typeof ThreatStatus>;

export const ThreatMode = z.enum(["rules", "live", "degraded"]);
export type ThreatMode = z.infer<typeof ThreatMode>;

export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

export const Resolution = z
  .object({ verdict: Verdict, note: z.string(), by: z.string(), at: z.iso.datetime() })
  .meta({ id: "Resolution" });
export type Resolution = z.infer<typeof Resolution>;

export const Note = z.object({ text: z.string(), by: z.string(), at: z.iso.datetime() }).meta({ id: "Note" });
export type Note = z.infer<typeof Note>;

export const ReviewReason = z
  .object({
    code: z.enum([
      "severity",
      "likely_false_but_severe",
      "low_confidence",
      "injection_suspected",
      "contradiction",
      "lowered_by_model",
    ]),
    text: z.string().min(1),
  })
  .meta({ id: "ReviewReason" });
export type ReviewReason = z.infer<typeof ReviewReason>;

/** What the judgement makes of a signal, before anybody has stored or touched it. */
export const Judgement = z.object({
  signal: ThreatSignal,
  severity: Severity,
  severity_score: SeverityScore,
  mode: ThreatMode,
  headline: z.string().min(1).max(300),
  executive_summary: z.string().min(1),
  customer_narrative: z.string().min(1),
  key_findings: z.array(Finding).min(1),
  mitre_tactics: z.array(MitreTactic),
  mitre_techniques: z.array(MitreTechnique).min(1),
  agent_analyses: z.object({
    historical: AgentAnalysis,
    config: AgentAnalysis,
    devops: AgentAnalysis,
    context: AgentAnalysis,
    priority: AgentAnalysis,
  }),
  false_positive_score: FalsePositiveScore,
  integrity: Integrity.nullable(), // null in what was stored before it was weighed
  response_plan: ResponsePlan,
  investigation_timeline: InvestigationTimeline,
  counterfactual: z.string().nullable(), // the words of the first below, when something turns it
  counterfactuals: z.array(Counterfactual).optional(), // recommendation, then severity; absent in what was stored before
  requires_human_review: z.boolean(),
  review_reasons: z.array(ReviewReason),
  review_reason: z.string().nullable(),
  total_processing_time_ms: z.number().min(0),
  created_at: z.iso.datetime(),
});
export type Judgement = z.infer<typeof Judgement>;

/** A stored, analysed signal. */
export const ThreatAnalysis = z
  .object({
    id: z.uuid(),
    seq: z.int().min(0), // the outbox's number of its creation: the only order
    origin: ThreatOrigin,
    status: ThreatStatus,
    ...Judgement.shape,
    assignee: z.string().nullable(),
    acknowledged_at: z.iso.datetime().nullable(),
    snoozed_until: z.iso.datetime().nullable(),
    snoozed_by: z.string().nullable().optional(),
    snooze_reason: z.string().nullable().optional(),
    resolution: Resolution.nullable(),
    notes: z.array(Note),
    version: z.int().min(1),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "ThreatAnalysis" });
export type ThreatAnalysis = z.infer<typeof ThreatAnalysis>;

/** A threat in lists and on sockets, at most 2 KB. */
export const ThreatSummary = z
  .object({
    id: z.uuid(),
    seq: z.int().min(0),
    origin: ThreatOrigin,
    threat_type: ThreatType,
    customer_name: z.string(),
    source_ip: z.string().nullable(),
    severity: Severity,
    status: ThreatStatus,
    mode: ThreatMode,
    fp_score: z.number().min(0).max(1),
    recommendation: Recommendation,
    primary_action: ActionType,
    sla: z.object({ respond_by: z.iso.datetime() }),
    requires_human_review: z.boolean(),
    review_reason: z.string().nullable(),
    headline: z.string(),
    total_processing_time_ms: z.number().min(0),
    assignee: z.string().nullable(),
    resolution: Verdict.nullable(),
    version: z.int().min(1),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "ThreatSummary" });
export type ThreatSummary = z.infer<typeof ThreatSummary>;
