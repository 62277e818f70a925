import { listWorkflowsOperation } from "@/lib/http/alert-operations";
import { operation } from "@/lib/http/operation";
import { listThreatsOperation } from "@/lib/http/threat-operations";
import { ThreatFilter } from "@/lib/schema/threat-query";
import { WorkflowFilter } from "@/lib/schema/workflow-query";

const CSV = {
  answer: { contentType: "text/csv; charset=utf-8; header=present" },
  answerHeaders: [
    { name: "Content-Disposition", description: "A file name that says the list and the moment." },
    { name: "X-Row-Limit", description: "How many rows a file holds at most; the newest are in it." },
    { name: "X-Total-Rows", description: "How many rows match, where the list knows it exactly (up to 1,000)." },
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
