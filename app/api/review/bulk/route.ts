import { endpoint } from "@/lib/http/endpoint";
import { changeReviewOperation } from "@/lib/http/review-operations";
import { route } from "@/lib/http/route";
import { changeReview } from "@/lib/services/change-review";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(changeReviewOperation, (ctx, { body }) => changeReview(ctx, body)),
});
