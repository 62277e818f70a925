import { randomUUID } from "node:crypto";
import * as z from "zod";
import { AppError } from "@/lib/errors";
import { type Workflow, WorkflowStatus } from "@/lib/schema/workflow";
import type { Database } from "./client";
import { integer } from "./columns";
import { clearAlerts } from "./installation";
import { withResults } from "./node-results";
import type { Change } from "./threats";
import { type Intake, insertWorkflows, type NewWorkflow } from "./workflow-insert";
import { listWorkflowRows } from "./workflow-list";
import {
  CaseRow,
  SELECT_CASE,
  SELECT_WHOLE_WORKFLOW,
  SELECT_WORKFLOW_STATE,
  WorkflowRow,
  type WorkflowState,
  WorkflowStateRow,
} from "./workflow-row";

/** What became of one alert: stored; stored before with the same content; or another content has its alert_id. */
export type Added = { outcome: "added" | "existing" | "conflict"; workflow_id: string; status: WorkflowStatus };

/** A workflow as the graph takes it up. */
export type WorkflowCase = z.infer<typeof CaseRow>;

export type WorkflowStore = ReturnType<typeof workflowStore>;

const Id = z.object({ id: z.string() });
const Stored = z.object({ id: z.string(), alertId: z.string(), alertHash: z.string(), status: WorkflowStatus });

export function workflowStore(db: Database) {
  /** The first of several with one alert_id; the others are compared with it like with any stored one. */
  function firsts(items: NewWorkflow[]): NewWorkflow[] {
    const seen = new Map<string, NewWorkflow>();
    for (const item of items) if (!seen.has(item.alert.alert_id)) seen.set(item.alert.alert_id, item);
    return [...seen.values()];
  }

  async function storedBy(alertIds: string[]) {
    const rows = await db.read(
      Stored,
      "SELECT id, alertId, alertHash, status FROM workflows WHERE alertId IN (SELECT value FROM json_each(?))",
      JSON.stringify(alertIds),
    );
    return new Map(rows.map((row) => [row.alertId, row]));
  }

  return {
    /** Stores what is new of them with outbox events, audit entries and queue rows, or nothing at all. One answer an item, in order. */
    async add(items: NewWorkflow[], intake: Intake): Promise<Added[]> {
      if (items.length === 0) return [];
      const { sql, params } = insertWorkflows(firsts(items), intake);
      const added = new Set((await db.write(Id, sql, ...params)).map((row) => row.id));
      const others = items.filter((item) => !added.has(item.id)).map((item) => item.alert.alert_id);
      const stored = others.length > 0 ? await storedBy(others) : new Map<string, z.infer<typeof Stored>>();
      return items.map((item) => {
        if (added.has(item.id)) {
          return { outcome: "added", workflow_id: item.id, status: item.past ? "completed" : "new" };
        }
        const known = stored.get(item.alert.alert_id);
        // cleared between the two statements
        if (!known) throw new AppError("unavailable", "The alerts were cleared meanwhile.", { retryAfterSeconds: 1 });
        const same = known.alertHash === item.alertHash;
        return { outcome: same ? "existing" : "conflict", workflow_id: known.id, status: known.status };
      });
    },

    /** Without the four results. */
    async findById(id: string): Promise<Workflow | null> {
      const [workflow] = await db.read(WorkflowRow, `${SELECT_WHOLE_WORKFLOW} WHERE id = ?`, id);
      return workflow ?? null;
    },

    /** With the four results, and the decisions of people on the response's actions. */
    async findWhole(id: string): Promise<Workflow | null> {
      const workflow = await this.findById(id);
      const state = workflow && (await this.findState(id));
      return workflow && state ? withResults(db, workflow, state.decisions) : null;
    },

    async findState(id: string): Promise<WorkflowState | null> {
      const [state] = await db.read(WorkflowStateRow, `${SELECT_WORKFLOW_STATE} WHERE id = ?`, id);
      return state ?? null;
    },

    async findCase(id: string): Promise<WorkflowCase | null> {
      const [item] = await db.read(CaseRow, `${SELECT_CASE} WHERE id = ?`, id);
      return item ?? null;
    },

    /** Writes the next state over `state.version`, with its outbox event, its audit entry and, if `queued` rose, its queue row. @throws stale when somebody was first */
    async update(state: WorkflowState, next: Partial<WorkflowState>, change: Change): Promise<WorkflowState> {
      const after = { ...state, ...next, version: state.version + 1 };
      const { resolution } = after;
      const changed = await db.run(
        `UPDATE workflows SET status = ?, assignee = ?, snoozedUntil = ?, snoozedBy = ?, snoozeReason = ?, resolution = ?, resolutionNote = ?, resolvedBy = ?, resolvedAt = ?,
           notes = ?, decisions = ?, openActions = ?, queued = ?, version = ?, updatedAt = ?,
           actor = ?, action = ?, requestId = ?, detail = ?
         WHERE id = ? AND version = ?`,
        after.status,
        after.assignee,
        after.snoozed_until,
        after.snoozed_by,
        after.snooze_reason,
        resolution?.verdict ?? null,
        resolution?.note ?? null,
        resolution?.by ?? null,
        resolution?.at ?? null,
        JSON.stringify(after.notes),
        JSON.stringify(after.decisions),
        after.open_actions,
        after.queued,
        after.version,
        change.at,
        change.actor.name,
        change.action,
        change.requestId,
        JSON.stringify(change.detail),
        state.id,
        state.version,
      );
      if (changed === 0) {
        throw new AppError("stale", "This workflow changed in the meantime. Load it again, then decide.");
      }
      return after;
    },

    list: listWorkflowRows(db),

    /** Forgets them all, with everything about them. @returns how many */
    clear: ({ actor, requestId, at }: Pick<Change, "actor" | "requestId" | "at">): Promise<number> =>
      clearAlerts(db, { actor: actor.name, requestId, at, streamId: randomUUID() }),

    /** How many ended since then, for the throughput. */
    async countCompletedSince(since: string): Promise<number> {
      const [row] = await db.read(
        z.object({ n: integer }),
        "SELECT count(*) AS n FROM workflows WHERE completedAt >= ?",
        since,
      );
      return row?.n ?? 0;
    },
  };
}
