import * as z from "zod";
import type { NotificationDraft } from "@/lib/schema/notification";
import type { TicketDraft } from "@/lib/schema/ticket";
import type { ResponseResult } from "@/lib/schema/workflow";
import type { Database } from "./client";
import { integer } from "./columns";
import type { StoredNode } from "./node-results";

/** What the run over one alert of the past left behind, beside its row. Tickets are closed: people resolved the alert. */
export type PastRun = {
  workflow_id: string;
  at: string;
  closed_at: string;
  nodes: { node: Exclude<StoredNode, "respond">; result: { processing_time_ms: number } }[];
  response: Omit<ResponseResult, "ticket_id" | "actions_taken" | "notifications_sent">;
  ticket: TicketDraft;
  notifications: NotificationDraft[];
};

const Numbered = z.object({ workflowId: z.string(), number: integer });

const TICKETS = `INSERT INTO tickets (workflowId, title, summary, status, verdict, priority, owner, respondBy, openedAt, closedAt, updatedAt)
  SELECT value ->> 'id', value ->> 'title', value ->> 'summary', 'closed', value ->> 'verdict', value ->> 'priority', value ->> 'owner',
    value ->> 'respond_by', value ->> 'at', value ->> 'closed_at', value ->> 'closed_at'
  FROM json_each(?) ORDER BY key RETURNING workflowId, number`;
const NOTIFICATIONS = `INSERT OR IGNORE INTO notifications (workflowId, ticketId, channel, recipient, subject, body, priority, status, at)
  SELECT value ->> 'id', value ->> 'ticket_id', value ->> 'channel', value ->> 'to', value ->> 'subject', value ->> 'body',
    value ->> 'priority', 'recorded', value ->> 'at' FROM json_each(?) ORDER BY key`;
const RESULTS = `INSERT OR IGNORE INTO node_results (workflowId, node, attempt, ok, result, error, startedAt, ms)
  SELECT value ->> 'id', value ->> 'node', 1, 1, value -> 'result', NULL, value ->> 'at', value ->> 'ms' FROM json_each(?) ORDER BY key`;

/** Stores what such runs left: one statement for all tickets, one transaction for the rest. The rows themselves stand already. */
export async function storePastRuns(db: Database, runs: PastRun[]): Promise<void> {
  if (runs.length === 0) return;
  const opened = runs.map(({ workflow_id: id, at, closed_at, ticket }) => ({ ...ticket, id, at, closed_at }));
  const numbers = new Map(
    (await db.write(Numbered, TICKETS, JSON.stringify(opened))).map((row) => [row.workflowId, row.number]),
  );
  const ticketOf = ({ workflow_id }: PastRun) => `SOC-${String(numbers.get(workflow_id)).padStart(6, "0")}`;
  const told = runs.flatMap((run) =>
    run.notifications.map((draft) => ({ ...draft, id: run.workflow_id, ticket_id: ticketOf(run), at: run.at })),
  );
  const results = runs.flatMap((run) => {
    const sent = run.notifications.map(({ channel, to }) => ({ channel, to, at: run.at, status: "recorded" as const }));
    const ticket_id = ticketOf(run);
    const respond: ResponseResult = {
      ...run.response,
      ticket_id,
      actions_taken: [`Ticket ${ticket_id} opened`, ...sent.map(({ to, channel }) => `${to} noted by ${channel}`)],
      notifications_sent: sent,
    };
    return [...run.nodes, { node: "respond" as const, result: respond }].map(({ node, result }) => ({
      id: run.workflow_id,
      node,
      result,
      at: run.at,
      ms: result.processing_time_ms,
    }));
  });
  await db.transaction([
    [NOTIFICATIONS, JSON.stringify(told)],
    [RESULTS, JSON.stringify(results)],
  ]);
}
