import * as z from "zod";
import { Alert } from "@/lib/schema/alert";
import { Note, type Resolution, Verdict } from "@/lib/schema/threat-analysis";
import {
  AlertAgent,
  AlertVerdict,
  NodeError,
  Priority,
  type Workflow,
  WorkflowOrigin,
  WorkflowStatus,
} from "@/lib/schema/workflow";
import { integer, json } from "./columns";

/** What a person said of each action. */
export const Decisions = z.record(z.string(), z.enum(["approved", "rejected"]));
export type Decisions = z.infer<typeof Decisions>;

/** What people can change of a workflow, and what they must know of it to do so. */
const State = z.object({
  seq: integer,
  id: z.string(),
  status: WorkflowStatus,
  verdict: AlertVerdict.nullable(),
  priority: Priority.nullable(),
  assignee: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  snoozedBy: z.string().nullable(),
  snoozeReason: z.string().nullable(),
  resolution: Verdict.nullable(),
  resolutionNote: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  notes: json(z.array(Note)),
  decisions: json(Decisions),
  openActions: integer,
  queued: integer,
  version: integer,
});
type State = z.infer<typeof State>;
const STATE_COLUMNS = Object.keys(State.shape).join(", ");

export type WorkflowState = {
  seq: number;
  id: string;
  status: WorkflowStatus;
  verdict: AlertVerdict | null;
  priority: Priority | null;
  assignee: string | null;
  snoozed_until: string | null;
  snoozed_by: string | null;
  snooze_reason: string | null;
  resolution: Resolution | null;
  notes: Note[];
  decisions: Decisions;
  /** Proposed actions that wait for a person. */
  open_actions: number;
  /** How often it was put in the queue after intake: raising it puts it there again, in the same statement. */
  queued: number;
  version: number;
};

const resolutionOf = (row: Pick<State, "resolution" | "resolutionNote" | "resolvedBy" | "resolvedAt">) =>
  row.resolution && row.resolvedAt
    ? { verdict: row.resolution, note: row.resolutionNote ?? "", by: row.resolvedBy ?? "", at: row.resolvedAt }
    : null;

export const WorkflowStateRow = State.transform(
  ({ resolution, resolutionNote, resolvedBy, resolvedAt, openActions, ...others }): WorkflowState => {
    const { snoozedUntil, snoozedBy, snoozeReason, ...same } = others;
    return {
      ...same,
      open_actions: openActions,
      snoozed_until: snoozedUntil,
      snoozed_by: snoozedBy,
      snooze_reason: snoozeReason,
      resolution: resolutionOf({ resolution, resolutionNote, resolvedBy, resolvedAt }),
    };
  },
);
export const SELECT_WORKFLOW_STATE = `SELECT ${STATE_COLUMNS} FROM workflows`;

const Whole = State.extend({
  alertId: z.string(),
  origin: WorkflowOrigin,
  severity: Alert.shape.severity,
  currentAgent: AlertAgent.nullable(),
  confidence: z.number().nullable(),
  riskScore: z.number().nullable(),
  ticketId: z.string().nullable(),
  respondBy: z.string().nullable(),
  attempts: integer,
  errors: json(z.array(NodeError)),
  warnings: json(z.array(z.string())),
  startedAt: z.string().nullable(),
  completedAt: z.string().nullable(),
  processingMs: z.number().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  alert: json(Alert),
});
export const SELECT_WHOLE_WORKFLOW = `SELECT ${Object.keys(Whole.shape).join(", ")} FROM workflows`;

/** A workflow without the four results. */
export const WorkflowRow = Whole.transform(
  (row): Workflow => ({
    workflow_id: row.id,
    seq: row.seq,
    alert_id: row.alertId,
    origin: row.origin,
    severity: row.severity,
    status: row.status,
    current_agent: row.currentAgent,
    verdict: row.verdict,
    confidence: row.confidence,
    priority: row.priority,
    risk_score: row.riskScore,
    ticket_id: row.ticketId,
    respond_by: row.respondBy,
    assignee: row.assignee,
    attempts: row.attempts,
    started_at: row.startedAt,
    completed_at: row.completedAt,
    processing_time_seconds: row.processingMs === null ? null : row.processingMs / 1000,
    version: row.version,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    alert: row.alert,
    snoozed_until: row.snoozedUntil,
    snoozed_by: row.snoozedBy,
    snooze_reason: row.snoozeReason,
    resolution: resolutionOf(row),
    notes: row.notes,
    errors: row.errors,
    warnings: row.warnings,
  }),
);

/** What the graph needs to begin, or to go on. */
export const CaseRow = z
  .object({
    id: z.string(),
    alert: json(Alert),
    createdAt: z.string(),
    intakeSeq: integer,
    status: WorkflowStatus,
    decisions: json(Decisions),
    attempts: integer,
  })
  .transform(({ id, alert, createdAt, intakeSeq, status, decisions, attempts }) => ({
    workflow_id: id,
    alert,
    received_at: createdAt,
    intake_seq: intakeSeq,
    status,
    decisions,
    attempts,
  }));
export const SELECT_CASE = "SELECT id, alert, createdAt, intakeSeq, status, decisions, attempts FROM workflows";
