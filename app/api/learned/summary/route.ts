import { endpoint } from "@/lib/http/endpoint";
import { summariseLearnedOperation } from "@/lib/http/learned-operations";
import { route } from "@/lib/http/route";
import { summariseLearned } from "@/lib/services/list-learned";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(summariseLearnedOperation, (ctx, { query }) => summariseLearned(ctx, query)),
});
