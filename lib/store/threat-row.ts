import * as z from "zod";
import { ActionStatus, type ResponsePlan } from "@/lib/schema/response-plan";
import { ThreatSignal } from "@/lib/schema/signal";
import {
  type Judgement,
  Note,
  type Resolution,
  ThreatAnalysis,
  ThreatOrigin,
  ThreatStatus,
  ThreatSummary,
  Verdict,
} from "@/lib/schema/threat-analysis";
import { integer, json } from "./columns";

export const StoredSummary = ThreatSummary.omit({ seq: true });

/** What people can change of a threat. The judgement itself never changes. */
const State = z.object({
  seq: integer,
  id: z.string(),
  status: ThreatStatus,
  requiresReview: z.union([z.boolean(), integer]).transform(Boolean),
  assignee: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  snoozedBy: z.string().nullable(),
  snoozeReason: z.string().nullable(),
  resolution: Verdict.nullable(),
  resolutionNote: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  notes: json(z.array(Note)),
  decisions: json(z.record(z.string(), ActionStatus)),
  version: integer,
  summary: json(StoredSummary),
});
type State = z.infer<typeof State>;
const STATE_COLUMNS = Object.keys(State.shape).join(", ");

export type ThreatState = {
  seq: number;
  id: string;
  status: ThreatStatus;
  requires_human_review: boolean;
  assignee: string | null;
  acknowledged_at: string | null;
  snoozed_until: string | null;
  snoozed_by: string | null;
  snooze_reason: string | null;
  resolution: Resolution | null;
  notes: Note[];
  decisions: Record<string, ActionStatus>;
  version: number;
  summary: z.infer<typeof StoredSummary>;
};

function toState(row: State): ThreatState {
  const { resolution, resolutionNote, resolvedBy, resolvedAt, acknowledgedAt, requiresReview, ...others } = row;
  const { snoozedUntil, snoozedBy, snoozeReason, ...same } = others;
  return {
    ...same,
    requires_human_review: requiresReview,
    acknowledged_at: acknowledgedAt,
    snoozed_until: snoozedUntil,
    snoozed_by: snoozedBy,
    snooze_reason: snoozeReason,
    resolution:
      resolution && resolvedAt
        ? { verdict: resolution, note: resolutionNote ?? "", by: resolvedBy ?? "", at: resolvedAt }
        : null,
  };
}

export const StateRow = State.transform(toState);
export const SELECT_STATE = `SELECT ${STATE_COLUMNS} FROM threats`;

const Whole = State.extend({
  origin: ThreatOrigin,
  updatedAt: z.string(),
  signal: json(ThreatSignal),
  document: json(z.record(z.string(), z.unknown())),
});
export const SELECT_WHOLE = `SELECT ${STATE_COLUMNS}, origin, updatedAt, signal, document FROM threats`;

function decided(plan: ResponsePlan, decisions: ThreatState["decisions"]): ResponsePlan {
  const now = (action: ResponsePlan["primary_action"]) => ({
    ...action,
    status: decisions[action.id] ?? action.status,
  });
  return { ...plan, primary_action: now(plan.primary_action), secondary_actions: plan.secondary_actions.map(now) };
}

/** The judgement and what people made of it, as one analysis. */
export function toThreat(
  judgement: Judgement,
  state: ThreatState,
  origin: ThreatOrigin,
  updatedAt: string,
): ThreatAnalysis {
  return {
    ...judgement,
    response_plan: decided(judgement.response_plan, state.decisions),
    id: state.id,
    seq: state.seq,
    origin,
    status: state.status,
    assignee: state.assignee,
    acknowledged_at: state.acknowledged_at,
    snoozed_until: state.snoozed_until,
    snoozed_by: state.snoozed_by,
    snooze_reason: state.snooze_reason,
    resolution: state.resolution,
    notes: state.notes,
    version: state.version,
    updated_at: updatedAt,
  };
}

export const ThreatRow = Whole.transform(({ origin, updatedAt, signal, document, ...state }) =>
  ThreatAnalysis.parse(toThreat({ ...document, signal } as Judgement, toState(state), origin, updatedAt)),
);
