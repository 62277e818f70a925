import * as z from "zod";
import { Severity } from "./severity";
import { TIMELINE_PHASES } from "./vocabulary";

export const TimelineEventType = z.enum(["detection", "enrichment", "analysis", "correlation", "decision", "action"]);
export type TimelineEventType = z.infer<typeof TimelineEventType>;

export const TimelinePhase = z.enum(TIMELINE_PHASES);
export type TimelinePhase = z.infer<typeof TimelinePhase>;

export const TimelineEvent = z
  .object({
    id: z.string().min(1),
    event_type: TimelineEventType,
    timestamp: z.iso.datetime(),
    phase: TimelinePhase,
    title: z.string().min(1),
    description: z.string(),
    source: z.string().min(1),
    severity: Severity.optional(),
    evidence_ids: z.array(z.string()),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "TimelineEvent" });
export type TimelineEvent = z.infer<typeof TimelineEvent>;

/** Measured, never invented: 15 to 20 events in order of time. */
export const InvestigationTimeline = z
  .object({
    events: z.array(TimelineEvent).min(15).max(20),
    start_time: z.iso.datetime(),
    end_time: z.iso.datetime(),
    duration_ms: z.number().min(0),
    phase_breakdown: z.record(TimelinePhase, z.number().min(0)), // milliseconds
  })
  .meta({ id: "InvestigationTimeline" });
export type InvestigationTimeline = z.infer<typeof InvestigationTimeline>;
