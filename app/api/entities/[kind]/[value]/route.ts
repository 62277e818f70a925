import { endpoint } from "@/lib/http/endpoint";
import { getEntityOperation } from "@/lib/http/find-operations";
import { route } from "@/lib/http/route";
import { getEntity } from "@/lib/services/get-entity";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getEntityOperation, (ctx, { params }) => getEntity(ctx, params.kind ?? "", params.value ?? "")),
});
