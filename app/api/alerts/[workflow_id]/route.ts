import { changeWorkflowOperation } from "@/lib/http/alert-operations";
import { endpoint } from "@/lib/http/endpoint";
import { entityTag, expectedVersion } from "@/lib/http/preconditions";
import { Reply } from "@/lib/http/reply";
import { route } from "@/lib/http/route";
import { changeWorkflow } from "@/lib/services/change-workflow";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  PATCH: route(changeWorkflowOperation, async (ctx, { params, body, request }) => {
    const { version, ...patch } = body;
    const workflow = await changeWorkflow(ctx, params.workflow_id ?? "", patch, expectedVersion(request, version));
    return new Reply(workflow, { headers: { etag: entityTag(workflow.version) } });
  }),
});
