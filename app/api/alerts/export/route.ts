import { downloadCsv } from "@/lib/http/download";
import { endpoint } from "@/lib/http/endpoint";
import { exportWorkflowsOperation } from "@/lib/http/export-operations";
import { route } from "@/lib/http/route";
import { exportWorkflows } from "@/lib/services/export-lists";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(exportWorkflowsOperation, async (ctx, { query }) =>
    downloadCsv(await exportWorkflows(ctx, query), "alerts", ctx.house.clock.now()),
  ),
});
