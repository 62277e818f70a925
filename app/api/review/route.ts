import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listReviewOperation } from "@/lib/http/threat-operations";
import { listReview } from "@/lib/services/list-review";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listReviewOperation, (ctx, { query }) => listReview(ctx, query)),
});
