import { getPrometheusMetricsOperation } from "@/lib/http/case-operations";
import { endpoint } from "@/lib/http/endpoint";
import { prometheusText } from "@/lib/http/prometheus-text";
import { route } from "@/lib/http/route";
import { getMetrics } from "@/lib/services/get-metrics";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getPrometheusMetricsOperation, async (ctx) => prometheusText(await getMetrics(ctx))),
});
