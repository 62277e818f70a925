import * as z from "zod";
import { operation } from "@/lib/http/operation";
import { TechniqueId } from "@/lib/schema/attack";
import { Severity } from "@/lib/schema/severity";
import { ThreatSignalInput, ThreatType } from "@/lib/schema/signal";
import { ThreatAnalysis, ThreatStatus, Verdict } from "@/lib/schema/threat-analysis";
import {
  ActionDecision,
  BulkRequest,
  BulkResult,
  ResolutionPreview,
  ResolutionPreviewRequest,
  ThreatPatch,
} from "@/lib/schema/threat-change";
import { ThreatPage, ThreatQuery } from "@/lib/schema/threat-query";
import { GeneratedRequest, ScenarioRequest, TriggerRequest } from "@/lib/schema/trigger-request";

const ETAG = { name: "ETag", description: "The threat's version, for If-Match and If-None-Match." };
const ID = { id: "The threat's id (uuid)." };

export const triggerThreat = operation({
  id: "triggerThreat",
  method: "POST",
  path: "/api/threats/trigger",
  tag: "Threats",
  summary: "Analyse a signal",
  description:
    "Takes exactly one of a whole signal, a scenario by name, a threat type alone, or `{}`. Five agents gather and " +
    "assess evidence; the analysis is stored, told to every open console, and answered. The same `id` with the same " +
    "body answers the stored threat as it is now; with another body it is a conflict.",
  permission: "threats:write",
  body: TriggerRequest,
  bodyForms: [ThreatSignalInput, ScenarioRequest, GeneratedRequest],
  bodyExamples: {
    signal: {
      summary: "A whole signal",
      value: {
        threat_type: "credential_stuffing",
        customer_name: "Example Bank",
        detected_at: "2026-01-31T12:00:00Z",
        source_ip: "203.0.113.7",
        user_agent: "python-requests/2.32",
        endpoint: "/login",
        request_count: 4200,
        time_window_minutes: 5,
        mitre_hints: ["T1110.004"],
        metadata: { failed_attempts: 4100, distinct_accounts: 3900 },
      },
    },
    scenario: { summary: "A scenario", value: { scenario: "critical_threat" } },
    type: { summary: "A generated signal of one type", value: { threat_type: "brute_force" } },
    generated: { summary: "Any generated signal", value: {} },
  },
  requestHeaders: [
    { name: "Idempotency-Key", description: "A repeat with the same key within 24 h answers the same threat." },
    { name: "X-Soc-Origin", description: "`manual` when a person filled in a form." },
  ],
  answer: ThreatAnalysis,
  answerHeaders: [ETAG, { name: "Idempotent-Replayed", description: "`true` when the threat was stored before." }],
  errors: ["conflict", "unavailable"],
  invalidTitle: "Invalid threat signal",
});

export const listThreatsOperation = operation({
  id: "listThreats",
  method: "GET",
  path: "/api/threats",
  tag: "Threats",
  summary: "List threats, newest first",
  description: "Filters may be repeated or comma-separated: values of one filter widen, different filters narrow.",
  permission: "threats:read",
  query: ThreatQuery,
  queryDocs: {
    severity: { schema: z.array(Severity) },
    status: { schema: z.array(ThreatStatus) },
    threat_type: { schema: z.array(ThreatType) },
    customer: { schema: z.array(z.string()), description: "Customer names; case and width do not matter." },
    technique: { schema: z.array(TechniqueId) },
    entity: { schema: z.string(), description: "An address, user, device, host or indicator, exactly." },
    search: { schema: z.string(), description: "Words of headline, customer, addresses and ids." },
    since: { schema: z.iso.datetime({ offset: true }), description: "Created at or after this moment." },
    created_from: { schema: z.iso.datetime({ offset: true }), description: "Created at or after this moment." },
    created_to: { schema: z.iso.datetime({ offset: true }), description: "Created before this moment." },
    resolution: { schema: z.array(Verdict) },
    answered: { schema: z.boolean(), description: "Whether a person has answered it, whatever they did." },
    sla: {
      schema: z.enum(["met", "missed"]),
      description: "Of those that need a person: answered by `respond_by`, or not by then.",
    },
    cursor: { schema: z.string(), description: "`next_cursor` of the page before." },
    limit: { schema: z.int().min(1).max(200).default(50) },
  },
  answer: ThreatPage,
  errors: ["invalid", "unavailable"],
});

export const getThreatOperation = operation({
  id: "getThreat",
  method: "GET",
  path: "/api/threats/{id}",
  tag: "Threats",
  summary: "Read one threat",
  permission: "threats:read",
  paramDocs: ID,
  requestHeaders: [{ name: "If-None-Match", description: "An ETag; 304 when it is still the current one." }],
  answer: ThreatAnalysis,
  answerHeaders: [ETAG],
  otherAnswers: { 304: { description: "Unchanged." } },
  errors: ["not_found", "unavailable"],
});

export const changeThreatOperation = operation({
  id: "changeThreat",
  method: "PATCH",
  path: "/api/threats/{id}",
  tag: "Threats",
  summary: "Assign, snooze, annotate, escalate or resolve a threat",
  description:
    "The version seen must be told in `If-Match` or as `version`. `resolution: null` takes a resolution back.",
  permission: "threats:write",
  body: ThreatPatch,
  bodyExamples: {
    resolve: {
      summary: "Resolve with a note",
      value: { resolution: "false_positive", note: "Planned load test, announced by the customer.", version: 1 },
    },
    undo: { summary: "Undo", value: { resolution: null, version: 2 } },
  },
  paramDocs: ID,
  requestHeaders: [{ name: "If-Match", description: "The ETag that the change is based on." }],
  answer: ThreatAnalysis,
  answerHeaders: [ETAG],
  errors: ["not_found", "stale", "precondition_required", "unavailable"],
  invalidTitle: "Invalid change",
});

export const decideActionOperation = operation({
  id: "decideAction",
  method: "POST",
  path: "/api/threats/{id}/actions/{action_id}",
  tag: "Threats",
  summary: "Approve or reject a proposed action",
  description: "The decision is recorded. Nothing is carried out until a connector exists.",
  permission: "threats:write",
  body: ActionDecision,
  bodyExamples: { approve: { summary: "Approve", value: { decision: "approve", note: "Agreed with the customer." } } },
  paramDocs: { ...ID, action_id: "The id of an action of its response plan." },
  answer: ThreatAnalysis,
  answerHeaders: [ETAG],
  errors: ["not_found", "conflict", "unavailable"],
  invalidTitle: "Invalid decision",
});

export const previewResolutionOperation = operation({
  id: "previewResolution",
  method: "POST",
  path: "/api/threats/{id}/resolution-preview",
  tag: "Threats",
  summary: "Show what resolving would teach",
  description: "How the next signal like this one would be scored, before and after such a resolution. Stores nothing.",
  permission: "threats:read",
  body: ResolutionPreviewRequest,
  bodyExamples: { benign: { summary: "As benign", value: { resolution: "benign" } } },
  paramDocs: ID,
  answer: ResolutionPreview,
  errors: ["not_found", "unavailable"],
});

export const changeThreatsOperation = operation({
  id: "changeThreats",
  method: "POST",
  path: "/api/threats/bulk",
  tag: "Threats",
  summary: "Change many threats, or take such a change back",
  permission: "threats:write",
  body: BulkRequest,
  bodyExamples: {
    filter: {
      summary: "All likely false bot traffic",
      value: { filter: { threat_type: "bot_traffic", likely_false: "true" }, change: { resolution: "false_positive" } },
    },
    undo: { summary: "Undo", value: { undo_token: "the token that was answered" } },
  },
  answer: BulkResult,
  errors: ["not_found", "conflict", "unavailable"],
  invalidTitle: "Invalid bulk change",
});
