import { getWorkflowOperation } from "@/lib/http/alert-operations";
import { endpoint } from "@/lib/http/endpoint";
import { entityTag, isUnchanged } from "@/lib/http/preconditions";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { getWorkflow } from "@/lib/services/get-workflow";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(getWorkflowOperation, async (ctx, { params, query, request }) => {
    const workflow = await getWorkflow(ctx, params.workflow_id ?? "", { details: query.include_details });
    const headers = { etag: entityTag(workflow.version) };
    return isUnchanged(request, workflow.version)
      ? new Reply(undefined, { status: 304, headers })
      : new Reply(workflow, { headers });
  }),
});
