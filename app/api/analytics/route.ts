import { endpoint } from "@/lib/http/endpoint";
import { getAnalyticsOperation } from "@/lib/http/house-operations";
import { route } from "@/lib/http/route";
import { getAnalytics } from "@/lib/services/get-analytics";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getAnalyticsOperation, (ctx) => getAnalytics(ctx)),
});
