import { getPrometheusMetricsOperation } from "@/lib/http/case-operations";
import { endpoint } from "@/lib/http/endpoint";
import { modelMetrics } from "@/lib/http/model-metrics";
import { prometheusText } from "@/lib/http/prometheus-text";
import { route } from "@/lib/http/route";
import { getMetrics } from "@/lib/services/get-metrics";
import { getModelTotals } from "@/lib/services/get-model-totals";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getPrometheusMetricsOperation, async (ctx) => {
    const [metrics, totals] = await Promise.all([getMetrics(ctx), getModelTotals(ctx)]);
    return prometheusText(metrics, modelMetrics(totals));
  }),
});
