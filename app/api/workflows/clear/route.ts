import { clearWorkflowsOperation } from "@/lib/http/alert-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { clearWorkflows } from "@/lib/services/clear-workflows";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  DELETE: route(clearWorkflowsOperation, (ctx) => clearWorkflows(ctx)),
});
