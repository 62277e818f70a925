import { getAnalyticsRangeOperation } from "@/lib/http/analytics-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { getAnalyticsRange } from "@/lib/services/get-analytics-range";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getAnalyticsRangeOperation, (ctx, { query }) => getAnalyticsRange(ctx, query)),
});
