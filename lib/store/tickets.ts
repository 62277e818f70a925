import * as z from "zod";
import { Ticket } from "@/lib/schema/ticket";
import type { Database } from "./client";

/** Tickets with what they say of their alert; the id is the number in a readable form. */
export const SELECT_TICKET = `SELECT printf('SOC-%06d', t.number) AS id, t.workflowId AS workflow_id, w.alertId AS alert_id, t.title, t.summary,
  t.status, t.verdict, t.priority, w.severity, w.customerName AS customer_name, t.owner, t.respondBy AS respond_by,
  t.openedAt AS opened_at, t.closedAt AS closed_at, t.updatedAt AS updated_at
  FROM tickets t JOIN workflows w ON w.id = t.workflowId`;

const NUMBER = /^SOC-0*(\d{1,15})$/i;

export type TicketStore = ReturnType<typeof ticketStore>;

export function ticketStore(db: Database) {
  const first = async (where: string, value: string | number): Promise<Ticket | null> =>
    (await db.read(Ticket, `${SELECT_TICKET} WHERE ${where} = ?`, value))[0] ?? null;
  return {
    /** By its readable number. */
    async findById(id: string): Promise<Ticket | null> {
      const [, number] = NUMBER.exec(id) ?? [];
      return number === undefined ? null : first("t.number", Number(number));
    },
    findByWorkflow: (workflowId: string) => first("t.workflowId", workflowId),
    /** How many tickets a workflow has, over all: a figure that must be one. */
    async count(): Promise<number> {
      const [row] = await db.read(z.object({ n: z.coerce.number() }), "SELECT count(*) AS n FROM tickets");
      return row?.n ?? 0;
    },
  };
}
