import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { previewResolutionOperation } from "@/lib/http/threat-operations";
import { previewResolution } from "@/lib/services/preview-resolution";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  POST: route(previewResolutionOperation, (ctx, { params, body }) => previewResolution(ctx, params.id ?? "", body)),
});
