import { takeBatch } from "@/lib/http/alert-batch";
import { processBatchOperation } from "@/lib/http/alert-operations";
import { endpoint } from "@/lib/http/endpoint";
import { postedOrigin } from "@/lib/http/posted-origin";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(processBatchOperation, async (ctx, { body, request }) => {
    return new Reply(await takeBatch(ctx, body, postedOrigin(request)), { status: 202 });
  }),
});
