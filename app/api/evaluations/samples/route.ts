import { listEvaluationSamplesOperation } from "@/lib/http/case-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listEvaluationSamples } from "@/lib/services/list-evaluation-samples";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listEvaluationSamplesOperation, async () => listEvaluationSamples()),
});
