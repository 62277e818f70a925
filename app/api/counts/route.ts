import { endpoint } from "@/lib/http/endpoint";
import { getCountsOperation } from "@/lib/http/house-operations";
import { route } from "@/lib/http/route";
import { getLiveCounts } from "@/lib/services/get-live-counts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getCountsOperation, (ctx) => getLiveCounts(ctx)),
});
