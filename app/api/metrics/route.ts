import { getMetricsOperation } from "@/lib/http/case-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { getMetrics } from "@/lib/services/get-metrics";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getMetricsOperation, (ctx) => getMetrics(ctx)),
});
