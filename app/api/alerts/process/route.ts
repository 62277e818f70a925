import { processAlertOperation } from "@/lib/http/alert-operations";
import { endpoint } from "@/lib/http/endpoint";
import { postedOrigin } from "@/lib/http/posted-origin";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { submitAlert } from "@/lib/services/submit-alerts";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(processAlertOperation, async (ctx, { body, request }) => {
    const { replayed, ...answer } = await submitAlert(ctx, body, postedOrigin(request));
    const headers = {
      location: `/api/alerts/status/${answer.workflow_id}`,
      ...(replayed ? { "idempotent-replayed": "true" } : {}),
    };
    return new Reply(answer, { status: 202, headers });
  }),
});
