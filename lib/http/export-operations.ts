import { listWorkflowsOperation } from "@/lib/http/alert-operations";
import { operation } from "@/lib/http/operation";
import { listThreatsOperation } from "@/lib/http/threat-operations";
import { ExportFormat, ExportQuery } from "@/lib/schema/export-query";
import { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { ThreatFilter } from "@/lib/schema/threat-query";
import { Workflow } from "@/lib/schema/workflow";
import { WorkflowFilter } from "@/lib/schema/workflow-query";

const CSV = {
  answer: { contentType: "text/csv; charset=utf-8; header=present" },
  answerHeaders: [
    { name: "Content-Disposition", description: "A file name that says the list and the moment." },
    { name: "X-Row-Limit", description: "How many rows a file holds at most; the newest are in it." },
    {
      name: "X-Total-Rows",
      description: "How many rows match, where the list knows it exactly: without filters, or up to 1,000.",
    },
  ],
};
const MANNER =
  "The filters are the list's own. UTF-8 with a byte order mark, RFC 4180, newest first, at most 100,000 rows, streamed. " +
  "Text that a spreadsheet would run as a formula begins with an apostrophe; numbers stay numbers. When reading fails half-way, the transfer breaks off.";

const { cursor: _c, limit: _l, ...threatFilters } = listThreatsOperation.queryDocs ?? {};
const { cursor: _d, limit: _m, ...workflowFilters } = listWorkflowsOperation.queryDocs ?? {};

export const exportThreatsOperation = operation({
  id: "exportThreats",
  method: "GET",
  path: "/api/threats/export",
  tag: "Threats",
  summary: "The list of threats as CSV",
  description: MANNER,
  permission: "threats:read",
  query: ThreatFilter,
  queryDocs: threatFilters,
  ...CSV,
  errors: ["invalid", "unavailable"],
});

export const exportWorkflowsOperation = operation({
  id: "exportWorkflows",
  method: "GET",
  path: "/api/alerts/export",
  tag: "Alerts",
  summary: "The list of alerts as CSV",
  description: MANNER,
  permission: "alerts:read",
  query: WorkflowFilter,
  queryDocs: workflowFilters,
  ...CSV,
  errors: ["invalid", "unavailable"],
});

const ONE = {
  query: ExportQuery,
  queryDocs: { format: { schema: ExportFormat.default("json") } },
  alsoAnswers: "text/markdown; charset=utf-8",
  answerHeaders: [{ name: "Content-Disposition", description: "A file name of what it is and the first of its id." }],
};
const REPORT =
  "`json`: the whole stored document, as it is read one by one, indented. `markdown`: a report for a manager or a ticket. " +
  "What outsiders wrote is escaped in it: none of it becomes a link, an image, a heading, HTML or the end of a table.";

export const exportThreatOperation = operation({
  id: "exportThreat",
  method: "GET",
  path: "/api/threats/{id}/export",
  tag: "Threats",
  summary: "One threat as a file",
  description: REPORT,
  permission: "threats:read",
  paramDocs: { id: "The threat's id (uuid)." },
  answer: ThreatAnalysis,
  ...ONE,
  errors: ["not_found", "invalid", "unavailable"],
});

export const exportWorkflowOperation = operation({
  id: "exportWorkflow",
  method: "GET",
  path: "/api/alerts/{workflow_id}/export",
  tag: "Alerts",
  summary: "One alert and its workflow as a file",
  description: REPORT,
  permission: "alerts:read",
  paramDocs: { workflow_id: "The workflow's id (uuid)." },
  answer: Workflow,
  ...ONE,
  errors: ["not_found", "invalid", "unavailable"],
});
