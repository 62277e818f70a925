import { endpoint } from "@/lib/http/endpoint";
import { getAttackOperation } from "@/lib/http/find-operations";
import { route } from "@/lib/http/route";
import { getAttack } from "@/lib/services/get-attack";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getAttackOperation, (ctx, { query }) => getAttack(ctx, query.range)),
});
