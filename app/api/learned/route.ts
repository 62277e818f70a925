import { endpoint } from "@/lib/http/endpoint";
import { listLearnedOperation } from "@/lib/http/learned-operations";
import { route } from "@/lib/http/route";
import { listLearned } from "@/lib/services/list-learned";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listLearnedOperation, (ctx, { query }) => listLearned(ctx, query)),
});
