import { listEvaluationsOperation, startEvaluationOperation } from "@/lib/http/case-operations";
import { endpoint } from "@/lib/http/endpoint";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { listEvaluations, startEvaluation } from "@/lib/services/evaluations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listEvaluationsOperation, (ctx) => listEvaluations(ctx)),
  POST: route(startEvaluationOperation, async (ctx, { body }) => {
    return new Reply(await startEvaluation(ctx, body), { status: 202 });
  }),
});
