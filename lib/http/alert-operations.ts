import * as z from "zod";
import { operation } from "@/lib/http/operation";
import { AlertInput } from "@/lib/schema/alert";
import { AlertResolutionPreview } from "@/lib/schema/alert-outlook";
import { Severity } from "@/lib/schema/severity";
import { Verdict } from "@/lib/schema/threat-analysis";
import { ActionDecision, ResolutionPreviewRequest } from "@/lib/schema/threat-change";
import { AlertVerdict, Priority, Workflow, WorkflowStatus } from "@/lib/schema/workflow";
import {
  BatchAnswer,
  BatchRequest,
  Cleared,
  ProcessAnswer,
  ProcessRequest,
  StatusQuery,
  WorkflowPage,
  WorkflowPatch,
  WorkflowQuery,
  WrappedAlert,
  WrappedAlerts,
} from "@/lib/schema/workflow-query";

export const BATCH_BYTES = 16 * 1024 * 1024;

const ETAG = { name: "ETag", description: "The workflow's version, for If-Match and If-None-Match." };
const ID = { workflow_id: "The workflow's id (uuid)." };
const ORIGIN = { name: "X-Soc-Origin", description: "`manual` when a person pasted or uploaded it." };

const WORKFLOW = "3f2c8a54-5a0e-4c39-9f0f-3f1d2a1b7c90";
const SPRAY = {
  alert_id: "siem-2026-0001",
  rule_id: "AUTH-017",
  rule_name: "Many accounts, few passwords",
  timestamp: "2026-01-31T12:00:00Z",
  severity: "High",
  description: "One address failed to sign in to 212 accounts within ten minutes.",
  mitre: { tactics: ["Credential Access"], techniques: ["T1110.003"] },
  assets: { source_ip: "203.0.113.7", host: "idp-1.example.com" },
  evidence_sample: [{ "@timestamp": "2026-01-31T11:51:12Z", user: "alice", outcome: "failure" }],
  evidence_stats: { failed_logins: 230, distinct_users: 212 },
  thresholds: { distinct_users: 20 },
  time_window_minutes: 10,
};
const LEAST = {
  alert_id: "siem-2026-0002",
  rule_id: "MAL-003",
  title: "Test file on a workstation",
  severity: "informational",
  description: "The anti-virus product removed a test file.",
};

export const processAlertOperation = operation({
  id: "processAlert",
  method: "POST",
  path: "/api/alerts/process",
  tag: "Alerts",
  summary: "Hand in one alert",
  description:
    "Answered once the workflow is stored; the worker then triages, investigates, decides and responds. Unknown keys " +
    "are kept in `raw_data`. The same `alert_id` with the same content answers its workflow; with other content it is a conflict.",
  permission: "alerts:write",
  body: ProcessRequest,
  bodyForms: [AlertInput, WrappedAlert],
  bodyExamples: {
    alert: { summary: "An alert", value: SPRAY },
    wrapped: { summary: "The least there must be, wrapped", value: { alert: LEAST } },
  },
  requestHeaders: [ORIGIN],
  answer: ProcessAnswer,
  answerExample: { workflow_id: WORKFLOW, alert_id: SPRAY.alert_id, status: "new" },
  accepted: true,
  answerHeaders: [
    { name: "Location", description: "Where its state is read." },
    { name: "Idempotent-Replayed", description: "`true` when the alert was handed in before." },
  ],
  errors: ["conflict", "unavailable"],
  invalidTitle: "Invalid alert",
});

export const processBatchOperation = operation({
  id: "processBatch",
  method: "POST",
  path: "/api/alerts/batch",
  tag: "Alerts",
  summary: "Hand in up to 1,000 alerts",
  description:
    "Each alert is checked by itself: good ones are stored together, bad ones are listed with what is wrong. Every alert " +
    "stands either in `accepted` (in the order sent) or in `rejected`. When none is good, nothing is stored and the answer is 422.",
  permission: "alerts:write",
  body: BatchRequest,
  maxBodyBytes: BATCH_BYTES,
  bodyForms: [WrappedAlerts, z.array(AlertInput)],
  bodyExamples: { two: { summary: "Two alerts", value: { alerts: [SPRAY, LEAST] } } },
  requestHeaders: [ORIGIN],
  answer: BatchAnswer,
  answerExample: {
    batch_id: "0b9f2c1e-7d3a-4f56-8a51-0c7e5d9b6a21",
    accepted: [{ workflow_id: WORKFLOW, alert_id: SPRAY.alert_id }],
    rejected: [{ index: 1, errors: [{ path: "severity", message: "is required" }] }],
  },
  accepted: true,
  errors: ["unavailable"],
  invalidTitle: "Invalid alert",
});

export const getWorkflowOperation = operation({
  id: "getWorkflow",
  method: "GET",
  path: "/api/alerts/status/{workflow_id}",
  tag: "Alerts",
  summary: "Read one workflow",
  permission: "alerts:read",
  query: StatusQuery,
  queryDocs: {
    include_details: { schema: z.boolean().default(false), description: "With the results of the four agents." },
  },
  paramDocs: ID,
  requestHeaders: [{ name: "If-None-Match", description: "An ETag; 304 when it is still the current one." }],
  answer: Workflow,
  answerHeaders: [ETAG],
  otherAnswers: { 304: { description: "Unchanged." } },
  errors: ["not_found", "invalid", "unavailable"],
});

export const listWorkflowsOperation = operation({
  id: "listWorkflows",
  method: "GET",
  path: "/api/alerts/list",
  tag: "Alerts",
  summary: "List workflows, newest first",
  description: "Filters may be repeated or comma-separated: values of one filter widen, different filters narrow.",
  permission: "alerts:read",
  query: WorkflowQuery,
  queryDocs: {
    status: { schema: z.array(WorkflowStatus) },
    verdict: { schema: z.array(AlertVerdict) },
    priority: { schema: z.array(Priority) },
    severity: { schema: z.array(Severity) },
    entity: { schema: z.string(), description: "An address, user, host, hash or domain, exactly." },
    rule: { schema: z.string(), description: "A rule_id, exactly." },
    batch: { schema: z.uuid(), description: "What one call to /api/alerts/batch accepted." },
    customer: { schema: z.array(z.string()), description: "Customer names; case and width do not matter." },
    created_from: { schema: z.iso.datetime({ offset: true }), description: "Received at or after this moment." },
    created_to: { schema: z.iso.datetime({ offset: true }), description: "Received before this moment." },
    resolution: { schema: z.array(Verdict) },
    search: { schema: z.string(), description: "Words of rule, description, customer, entities and ids." },
    cursor: { schema: z.string(), description: "`next_cursor` of the page before." },
    limit: { schema: z.int().min(1).max(200).default(50) },
  },
  answer: WorkflowPage,
  answerExample: { items: [], next_cursor: null, total: 0, total_is_lower_bound: false },
  errors: ["invalid", "unavailable"],
});

export const changeWorkflowOperation = operation({
  id: "changeWorkflow",
  method: "PATCH",
  path: "/api/alerts/{workflow_id}",
  tag: "Alerts",
  summary: "Resolve, assign, snooze or annotate an alert",
  description:
    "The version seen must be told in `If-Match` or as `version`. Triage learns from resolutions; `resolution: null` takes " +
    "one back. `snoozed_until` takes it out of the review queue until then; a `note` beside it is the reason, and null " +
    "wakes it. Resolving a workflow that waits for approval as `false_positive` or `benign` rejects its open actions.",
  permission: "alerts:write",
  body: WorkflowPatch,
  bodyExamples: {
    resolve: { summary: "Resolve with a note", value: { resolution: "benign", note: "Our own scanner.", version: 6 } },
    take: { summary: "Take it", value: { assignee: "Analyst", version: 6 } },
  },
  paramDocs: ID,
  requestHeaders: [{ name: "If-Match", description: "The ETag that the change is based on." }],
  answer: Workflow,
  answerHeaders: [ETAG],
  errors: ["not_found", "stale", "precondition_required", "unavailable"],
  invalidTitle: "Invalid change",
});

export const previewAlertResolutionOperation = operation({
  id: "previewAlertResolution",
  method: "POST",
  path: "/api/alerts/{workflow_id}/resolution-preview",
  tag: "Alerts",
  summary: "Show what resolving an alert would teach",
  description:
    "How the next alert like this one would be judged by the rules, before and after such a resolution. Stores nothing.",
  permission: "alerts:read",
  body: ResolutionPreviewRequest,
  bodyExamples: { benign: { summary: "As benign", value: { resolution: "benign" } } },
  paramDocs: ID,
  answer: AlertResolutionPreview,
  errors: ["not_found", "unavailable"],
});

export const decideWorkflowActionOperation = operation({
  id: "decideWorkflowAction",
  method: "POST",
  path: "/api/alerts/{workflow_id}/actions/{action_id}",
  tag: "Alerts",
  summary: "Approve or reject a proposed action",
  description:
    "The first decision stands; the same again answers the same, another is a conflict. With the last open one the " +
    "workflow goes on. The decision is recorded. Nothing is carried out until a connector exists.",
  permission: "alerts:write",
  body: ActionDecision,
  bodyExamples: { approve: { summary: "Approve", value: { decision: "approve", note: "Agreed with the owner." } } },
  paramDocs: { ...ID, action_id: "The id of an action of its response." },
  answer: Workflow,
  answerHeaders: [ETAG],
  errors: ["not_found", "conflict", "unavailable"],
  invalidTitle: "Invalid decision",
});

export const clearWorkflowsOperation = operation({
  id: "clearWorkflows",
  method: "DELETE",
  path: "/api/workflows/clear",
  tag: "Alerts",
  summary: "Forget every workflow, ticket and notification",
  permission: "admin",
  answer: Cleared,
  answerExample: { cleared: 354 },
  errors: ["unavailable"],
});
