import { getEvaluationOperation } from "@/lib/http/case-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { getEvaluation } from "@/lib/services/evaluations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getEvaluationOperation, (ctx, { params }) => getEvaluation(ctx, params.evaluation_id ?? "")),
});
