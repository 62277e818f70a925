import { AppError } from "@/lib/errors";
import type { Ticket } from "@/lib/schema/ticket";
import type { Context } from "./context";

/** By its readable number, in any case. @throws not_found */
export async function getTicket({ house }: Context, id: string): Promise<Ticket> {
  const ticket = /^SOC-\d{6,15}$/i.test(id) ? await house.tickets.findById(id.toUpperCase()) : null;
  if (!ticket) throw new AppError("not_found", "There is no such ticket.");
  return ticket;
}
