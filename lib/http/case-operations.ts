import { BATCH_BYTES } from "@/lib/http/alert-operations";
import { operation } from "@/lib/http/operation";
import { Evaluation, EvaluationList, EvaluationRequest, EvaluationSamples } from "@/lib/schema/evaluation";
import { Metrics } from "@/lib/schema/metrics";
import { NotificationPage, NotificationQuery } from "@/lib/schema/notification";
import { Ticket } from "@/lib/schema/ticket";

const WORKFLOW = "3f2c8a54-5a0e-4c39-9f0f-3f1d2a1b7c90";

export const getTicketOperation = operation({
  id: "getTicket",
  method: "GET",
  path: "/api/tickets/{ticket_id}",
  tag: "Alerts",
  summary: "Read the case that a workflow opened",
  permission: "alerts:read",
  paramDocs: { ticket_id: "Its readable number, like SOC-000042." },
  answer: Ticket,
  answerExample: {
    id: "SOC-000042",
    workflow_id: WORKFLOW,
    alert_id: "siem-2026-0001",
    title: "Real: many accounts, few passwords, from 203.0.113.7",
    summary: "One address failed to sign in to 212 accounts. P2: real, severity high.",
    status: "open",
    verdict: "true_positive",
    priority: "P2",
    severity: "high",
    customer_name: "Default organisation",
    owner: "Identity team",
    respond_by: "2026-01-31T13:00:00.000Z",
    opened_at: "2026-01-31T12:00:01.000Z",
    closed_at: null,
    updated_at: "2026-01-31T12:00:01.000Z",
  },
  errors: ["not_found", "unavailable"],
});

export const listNotificationsOperation = operation({
  id: "listNotifications",
  method: "GET",
  path: "/api/notifications",
  tag: "Alerts",
  summary: "What was told to whom, newest first",
  description: "`recorded` says that no connector carries the channel yet: the message stands here only.",
  permission: "alerts:read",
  query: NotificationQuery,
  answer: NotificationPage,
  answerExample: {
    items: [
      {
        id: 7,
        workflow_id: WORKFLOW,
        ticket_id: "SOC-000042",
        priority: "P2",
        subject: "P2: many accounts, few passwords",
        body: "Respond by 13:00 UTC.",
        channel: "email",
        to: "soc@example.com",
        at: "2026-01-31T12:00:01.000Z",
        status: "recorded",
      },
    ],
    next_cursor: null,
  },
  errors: ["invalid", "unavailable"],
});

export const getMetricsOperation = operation({
  id: "getMetrics",
  method: "GET",
  path: "/api/metrics",
  tag: "System",
  summary: "Figures of the alert workflow, in all and by agent",
  description: "Totals over everything stored; times and rates over the last 24 hours.",
  permission: "alerts:read",
  answer: Metrics,
  errors: ["unavailable"],
});

export const getPrometheusMetricsOperation = operation({
  id: "getPrometheusMetrics",
  method: "GET",
  path: "/metrics",
  tag: "System",
  summary: "The same figures as Prometheus text",
  permission: "alerts:read",
  answer: { contentType: "text/plain" },
  errors: ["unavailable"],
});

export const listEvaluationsOperation = operation({
  id: "listEvaluations",
  method: "GET",
  path: "/api/evaluations",
  tag: "Evaluation",
  summary: "Evaluations, newest first",
  description: "Without the cases of their reports.",
  permission: "alerts:read",
  answer: EvaluationList,
  errors: ["unavailable"],
});

export const startEvaluationOperation = operation({
  id: "startEvaluation",
  method: "POST",
  path: "/api/evaluations",
  tag: "Evaluation",
  summary: "Hold labelled alerts against the workflow",
  description: "They run in an empty database of their own; nothing of them is learned. The worker begins soon after.",
  permission: "alerts:write",
  body: EvaluationRequest,
  maxBodyBytes: BATCH_BYTES,
  bodyExamples: {
    one: {
      summary: "One labelled alert",
      value: {
        name: "Test files",
        alerts: [
          {
            alert_id: "eval-1",
            rule_id: "MAL-003",
            rule_name: "Malware found",
            severity: "high",
            description: "The anti-virus product removed a file.",
            evidence_sample: [
              { file: "eicar.com", sha256: "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f" },
            ],
          },
        ],
        truth: [{ alert_id: "eval-1", verdict: "benign", priority: "P5", reason: "The industry's test file." }],
      },
    },
  },
  answer: Evaluation,
  answerExample: {
    id: "5d0c8e0a-2b7e-4a8c-9c55-6d7f3e1a9b44",
    name: "Test files",
    status: "waiting",
    done: 0,
    total: 1,
    error: null,
    report: null,
    created_at: "2026-01-31T12:00:00.000Z",
    completed_at: null,
  },
  accepted: true,
  errors: ["unavailable"],
  invalidTitle: "Invalid evaluation",
});

export const listEvaluationSamplesOperation = operation({
  id: "listEvaluationSamples",
  method: "GET",
  path: "/api/evaluations/samples",
  tag: "Evaluation",
  summary: "The labelled samples, ready to be posted as an evaluation",
  permission: "alerts:read",
  answer: EvaluationSamples,
  errors: [],
});

export const getEvaluationOperation = operation({
  id: "getEvaluation",
  method: "GET",
  path: "/api/evaluations/{evaluation_id}",
  tag: "Evaluation",
  summary: "How far an evaluation is, and its report",
  permission: "alerts:read",
  paramDocs: { evaluation_id: "Its id (uuid)." },
  answer: Evaluation,
  errors: ["not_found", "unavailable"],
});
