import { endpoint } from "@/lib/http/endpoint";
import { listReviewOperation } from "@/lib/http/review-operations";
import { route } from "@/lib/http/route";
import { listReview } from "@/lib/services/list-review";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listReviewOperation, (ctx, { query }) => listReview(ctx, query)),
});
