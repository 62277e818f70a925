import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listThreatsOperation } from "@/lib/http/threat-operations";
import { listThreats } from "@/lib/services/list-threats";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listThreatsOperation, (ctx, { query }) => listThreats(ctx, query)),
});
