import { decideWorkflowActionOperation } from "@/lib/http/alert-operations";
import { endpoint } from "@/lib/http/endpoint";
import { entityTag } from "@/lib/http/preconditions";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { decideWorkflowAction } from "@/lib/services/decide-workflow-action";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(decideWorkflowActionOperation, async (ctx, { params, body }) => {
    const workflow = await decideWorkflowAction(ctx, params.workflow_id ?? "", params.action_id ?? "", body);
    return new Reply(workflow, { headers: { etag: entityTag(workflow.version) } });
  }),
});
