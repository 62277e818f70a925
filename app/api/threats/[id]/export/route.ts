import { reportMarkdown } from "@/components/report/report-markdown";
import { threatReport } from "@/components/report/threat-report";
import { downloadJson, downloadMarkdown, reportName } from "@/lib/http/download";
import { endpoint } from "@/lib/http/endpoint";
import { exportThreatOperation } from "@/lib/http/export-operations";
import { route } from "@/lib/http/route";
import { getThreat } from "@/lib/services/get-threat";
import { listDeeds } from "@/lib/services/list-deeds";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: route(exportThreatOperation, async (ctx, { params, query }) => {
    const threat = await getThreat(ctx, params.id ?? "");
    const name = reportName("threat", threat.signal.threat_type, threat.id);
    if (query.format === "json") return downloadJson(threat, name);
    const madeAt = ctx.house.clock.now().toISOString();
    return downloadMarkdown(reportMarkdown(threatReport(threat, await listDeeds(ctx, threat.id), madeAt)), name);
  }),
});
