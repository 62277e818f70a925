import { getTicketOperation } from "@/lib/http/case-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { getTicket } from "@/lib/services/get-ticket";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getTicketOperation, (ctx, { params }) => getTicket(ctx, params.ticket_id ?? "")),
});
