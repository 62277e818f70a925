import { reportMarkdown } from "@/components/report/report-markdown";
import { workflowReport } from "@/components/report/workflow-report";
import { downloadJson, downloadMarkdown, reportName } from "@/lib/http/download";
import { endpoint } from "@/lib/http/endpoint";
import { exportWorkflowOperation } from "@/lib/http/export-operations";
import { route } from "@/lib/http/route";
import { getWorkflow } from "@/lib/services/get-workflow";
import { listDeeds } from "@/lib/services/list-deeds";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(exportWorkflowOperation, async (ctx, { params, query }) => {
    const workflow = await getWorkflow(ctx, params.workflow_id ?? "", { details: true });
    const id = workflow.workflow_id;
    const name = reportName("alert", workflow.ticket_id, id);
    if (query.format === "json") return downloadJson(workflow, name);
    const madeAt = ctx.house.clock.now().toISOString();
    return downloadMarkdown(reportMarkdown(workflowReport(workflow, await listDeeds(ctx, id), madeAt)), name);
  }),
});
