import * as z from "zod";
import type { NotificationDraft } from "@/lib/schema/notification";
import { Ticket, type TicketDraft } from "@/lib/schema/ticket";
import { SentNotification } from "@/lib/schema/workflow";
import type { Database } from "./client";
import { integer } from "./columns";
import { type Held, IS_HELD, leaseOf, StaleLease } from "./lease";
import { SELECT_TICKET } from "./tickets";

// the console is delivered to by standing in the database; nothing carries the other channels yet
const statusOf = (channel: string): SentNotification["status"] => (channel === "console" ? "delivered" : "recorded");

/** What the graph does to the world, each once a workflow. @throws StaleLease once another holds it */
export function effectsOf(db: Database, held: Held) {
  async function mustHold(): Promise<void> {
    const [row] = await db.read(z.object({ held: integer }), `SELECT ${IS_HELD} AS held`, ...leaseOf(held));
    if (row?.held !== 1) throw new StaleLease(held.workflowId);
  }

  return {
    /** Opens the ticket, or answers the one that is there. */
    async openTicket(draft: TicketDraft): Promise<Ticket> {
      const at = held.clock.now().toISOString();
      const opened = await db.run(
        `INSERT INTO tickets (workflowId, title, summary, status, verdict, priority, owner, respondBy, openedAt, closedAt, updatedAt)
         SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${IS_HELD} AND NOT EXISTS (SELECT 1 FROM tickets WHERE workflowId = ?)`,
        held.workflowId,
        draft.title,
        draft.summary,
        draft.status,
        draft.verdict,
        draft.priority,
        draft.owner,
        draft.respond_by,
        at,
        draft.status === "closed" ? at : null,
        at,
        ...leaseOf(held),
        held.workflowId,
      );
      if (opened === 0) await mustHold();
      const [ticket] = await db.read(Ticket, `${SELECT_TICKET} WHERE t.workflowId = ?`, held.workflowId);
      if (!ticket) throw new StaleLease(held.workflowId); // cleared meanwhile
      return ticket;
    },

    /** Sends each (channel, to) once, in one statement; what was sent before is answered as it was. */
    async notify(ticket: Ticket, drafts: NotificationDraft[]): Promise<SentNotification[]> {
      if (drafts.length === 0) return [];
      const at = held.clock.now().toISOString();
      const rows = drafts.map((draft) => ({ ...draft, status: statusOf(draft.channel) }));
      const sent = await db.run(
        `INSERT OR IGNORE INTO notifications (workflowId, ticketId, channel, recipient, subject, body, priority, status, at)
         SELECT ?, ?, value ->> 'channel', value ->> 'to', value ->> 'subject', value ->> 'body', value ->> 'priority', value ->> 'status', ?
         FROM json_each(?) WHERE ${IS_HELD}`,
        held.workflowId,
        ticket.id,
        at,
        JSON.stringify(rows),
        ...leaseOf(held),
      );
      if (sent === 0) await mustHold();
      const stored = await db.read(
        SentNotification,
        `SELECT channel, recipient AS "to", at, status FROM notifications WHERE workflowId = ? ORDER BY id`,
        held.workflowId,
      );
      return stored.filter((row) => drafts.some((draft) => draft.channel === row.channel && draft.to === row.to));
    },
  };
}
