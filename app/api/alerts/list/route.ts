import { listWorkflowsOperation } from "@/lib/http/alert-operations";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { listWorkflows } from "@/lib/services/list-workflows";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(listWorkflowsOperation, (ctx, { query }) => listWorkflows(ctx, query)),
});
