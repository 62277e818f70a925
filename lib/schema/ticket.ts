import * as z from "zod";
import { Severity } from "./severity";
import { AlertVerdict, Priority } from "./workflow";

/** The case that a workflow opens. Benign and false ones are opened closed. */
export const Ticket = z
  .object({
    id: z.string().regex(/^SOC-\d{6,}$/), // readable, in order of opening
    workflow_id: z.uuid(),
    alert_id: z.string(),
    title: z.string().min(1),
    summary: z.string().min(1),
    status: z.enum(["open", "closed"]),
    verdict: AlertVerdict,
    priority: Priority,
    severity: Severity,
    customer_name: z.string(),
    owner: z.string().nullable(), // who answers for the asset
    respond_by: z.iso.datetime().nullable(),
    opened_at: z.iso.datetime(),
    closed_at: z.iso.datetime().nullable(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "Ticket" });
export type Ticket = z.infer<typeof Ticket>;

/** What the response writes; the store gives number and times. */
export type TicketDraft = Pick<
  Ticket,
  "title" | "summary" | "status" | "verdict" | "priority" | "owner" | "respond_by"
>;
