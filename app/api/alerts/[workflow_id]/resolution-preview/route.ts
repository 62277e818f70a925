import { previewAlertResolutionOperation } from "@/lib/http/alert-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { previewAlertResolution } from "@/lib/services/preview-alert-resolution";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(previewAlertResolutionOperation, (ctx, { params, body }) =>
    previewAlertResolution(ctx, params.workflow_id ?? "", body),
  ),
});
