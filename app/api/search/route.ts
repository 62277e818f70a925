import { endpoint } from "@/lib/http/endpoint";
import { searchOperation } from "@/lib/http/find-operations";
import { route } from "@/lib/http/route";
import { search } from "@/lib/services/search";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(searchOperation, (ctx, { query }) => search(ctx, query.q)),
});
