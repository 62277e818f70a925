import type { AgentName } from "@/lib/schema/agent-analysis";
import type { FalsePositiveScore } from "@/lib/schema/false-positive";
import type { Integrity } from "@/lib/schema/integrity";
import type { ResponsePlan } from "@/lib/schema/response-plan";
import type { Severity, SeverityScore } from "@/lib/schema/severity";
import type { InvestigationTimeline, TimelineEvent } from "@/lib/schema/timeline";
import type { SignalFeatures } from "../features/signal-features";
import type { AgentRuns } from "../threat/agents";
import { capitalise, duration, list, nameOfSource, nameOfType, plural, quote } from "../wording";
import { sayAction } from "./action-words";

/** Moments that the coordinator measured, ISO, and the phases in milliseconds as far as they are over. */
export type Measured = {
  received_at: string;
  agents_from: string;
  agents_to: string;
  scored_at: string;
  planned_at: string;
  phases: { ingestion: number; agents: number; false_positive: number; response: number };
};

type Draft = Omit<TimelineEvent, "id">;

const ENRICHED: [AgentName, string, string][] = [
  ["historical", "History read", "threats"],
  ["config", "Policy read", "customers"],
  ["devops", "Planned work read", "infra_events"],
  ["context", "Intelligence and networks read", "threat_intel"],
];
const MOST_EVENTS = 20;
const MOST_ACTIONS = 4;

/** 15 to 20 events in order of time; every time in it was measured. `timeline` and `synthesis` are filled in by the coordinator. */
export function buildTimeline(input: {
  features: SignalFeatures;
  runs: AgentRuns;
  integrity: Integrity;
  severity: SeverityScore & { severity: Severity };
  falsePositive: FalsePositiveScore;
  plan: ResponsePlan;
  measured: Measured;
}): InvestigationTimeline {
  const { features, runs, integrity, severity, falsePositive, plan, measured } = input;
  const { signal } = features;
  const events: Draft[] = [
    {
      event_type: "detection",
      timestamp: measured.received_at,
      phase: "ingestion",
      title: `Signal received: ${nameOfType(signal.threat_type)}`,
      description: `A detector reports ${nameOfType(signal.threat_type)} for ${quote(signal.customer_name, 200)}`,
      source: "intake",
      evidence_ids: ["E500"],
      details: {
        detected_at: signal.detected_at,
        minutes_until_receipt: Math.max(
          0,
          (Date.parse(measured.received_at) - Date.parse(signal.detected_at)) / 60_000,
        ),
      },
    },
    ...ENRICHED.map(([name, title, source]): Draft => {
      const { analysis, gathered_at, failed } = runs[name];
      return {
        event_type: "enrichment",
        timestamp: gathered_at,
        phase: "agents",
        title,
        description:
          failed.length > 0
            ? `Could not read ${list(failed.map(nameOfSource))}`
            : `${plural(analysis.evidence.length, "fact")} from ${list(analysis.data_sources_consulted.map(nameOfSource), 5)}`,
        source,
        evidence_ids: analysis.evidence.slice(0, 5).map(({ id }) => id),
        details: { facts: analysis.evidence.length, failed },
      };
    }),
    ...Object.values(runs).map(
      ({ analysis, ended_at }): Draft => ({
        event_type: "analysis",
        timestamp: ended_at,
        phase: "agents",
        title: `${capitalise(analysis.agent_name === "devops" ? "DevOps" : analysis.agent_name)} agent concluded`,
        description: analysis.key_findings[0]?.text ?? analysis.analysis,
        source: analysis.agent_name,
        evidence_ids: analysis.key_findings[0]?.evidence_ids ?? [],
        details: {
          started_at: analysis.started_at,
          processing_time_ms: analysis.processing_time_ms,
          confidence: analysis.confidence,
        },
      }),
    ),
    ...correlations(runs, integrity, measured.agents_to),
    {
      event_type: "analysis",
      timestamp: measured.scored_at,
      phase: "false_positive",
      title: `False-positive score ${falsePositive.score.toFixed(2)}`,
      description: falsePositive.explanation,
      source: "false_positive",
      evidence_ids: falsePositive.indicators.slice(0, 3).flatMap(({ evidence_ids }) => evidence_ids.slice(0, 1)),
      details: {
        score: falsePositive.score,
        recommendation: falsePositive.recommendation,
        confidence: falsePositive.confidence,
      },
    },
    {
      event_type: "decision",
      timestamp: measured.scored_at,
      phase: "false_positive",
      title: `Severity ${severity.severity}`,
      description: `${severity.value} of 100 points from ${plural(severity.parts.length, "part")}; largest: ${[...severity.parts].sort((a, b) => b.points - a.points)[0]?.part ?? "none"}`,
      source: "severity",
      severity: severity.severity,
      evidence_ids: [...severity.parts].sort((a, b) => b.points - a.points)[0]?.evidence_ids.slice(0, 5) ?? [],
      details: { value: severity.value },
    },
    ...[plan.primary_action, ...plan.secondary_actions].slice(0, MOST_ACTIONS).map(
      (action, i): Draft => ({
        event_type: "action",
        timestamp: measured.planned_at,
        phase: "response",
        title: `${i === 0 ? "First action" : "Further action"} proposed`,
        description: `${sayAction(action)}. ${action.reason}`,
        source: "response_plan",
        evidence_ids: [],
        details: {
          action_id: action.id,
          urgency: action.urgency,
          requires_approval: action.requires_approval,
          respond_by: plan.respond_by,
        },
      }),
    ),
  ];
  if (plan.secondary_actions.length === 0) events.push(deadline(plan, measured.planned_at));
  const ordered = events
    .map((event, i) => ({ event, i }))
    .sort((a, b) =>
      a.event.timestamp < b.event.timestamp ? -1 : a.event.timestamp > b.event.timestamp ? 1 : a.i - b.i,
    )
    .slice(0, MOST_EVENTS)
    .map(({ event }, i) => ({ id: `T${i + 1}`, ...event }));
  return {
    events: ordered,
    start_time: measured.received_at,
    end_time: measured.planned_at,
    duration_ms: Object.values(measured.phases).reduce((sum, ms) => sum + ms, 0),
    phase_breakdown: { ...measured.phases, timeline: 0, synthesis: 0 },
  };
}

/** At least one: what ties this signal to others, or that nothing does. */
function correlations(runs: AgentRuns, integrity: Integrity, at: string): Draft[] {
  const { facts } = runs.historical.assessment;
  const similar = facts.similar_false + facts.similar_real;
  const repeat = runs.historical.assessment.indicators.find(({ group }) => group === "repeat");
  const work = runs.devops.assessment.facts.explained_by;
  const match = runs.context.assessment.facts.malicious;
  const draft = (title: string, description: string, source: string, evidence_ids: string[]): Draft => ({
    event_type: "correlation",
    timestamp: at,
    phase: "agents",
    title,
    description,
    source,
    evidence_ids,
    details: {},
  });
  const found = [
    ...integrity.concerns.slice(0, 1).map(({ text, evidence_ids }) => {
      const more = integrity.concerns.length - 1;
      const others = more > 0 ? `; ${plural(more, "further concern")}` : "";
      return draft(
        "The evidence may have been tampered with",
        `${quote(text, 300)}${others}`,
        "integrity",
        evidence_ids,
      );
    }),
    draft(
      similar === 0 ? "No similar case in 30 days" : `Compared with ${plural(similar, "similar case")}`,
      similar === 0
        ? "Nothing that people resolved resembles this one"
        : `${facts.similar_false} were false, ${facts.similar_real} real`,
      "historical",
      facts.prior_evidence,
    ),
    ...(repeat ? [draft("Same source seen within the hour", repeat.indicator, "historical", repeat.evidence_ids)] : []),
    ...(work
      ? [
          draft(
            "Planned work at the same time",
            quote(work.title, 160),
            "devops",
            runs.devops.assessment.indicators[0]?.evidence_ids ?? [],
          ),
        ]
      : []),
    ...(match
      ? [
          draft(
            "Known to intelligence",
            `${quote(match.matched, 80)}: ${match.indicator.category.replaceAll("_", " ")}`,
            "context",
            [match.evidence_id],
          ),
        ]
      : []),
  ];
  return found.slice(0, 3);
}

const deadline = (plan: ResponsePlan, at: string): Draft => ({
  event_type: "action",
  timestamp: at,
  phase: "response",
  title: `Response due within ${duration(plan.sla_minutes)}`,
  description: plan.escalation_path
    .map(({ level, after_minutes }) => `${level} after ${duration(after_minutes)}`)
    .join(", then "),
  source: "response_plan",
  evidence_ids: [],
  details: { respond_by: plan.respond_by, sla_minutes: plan.sla_minutes },
});
