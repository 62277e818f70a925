import * as z from "zod";
import { AlertInput, MAX_BATCH } from "./alert";
import { TechniqueId } from "./attack";
import { Severity } from "./severity";
import { Instant, outsideText } from "./text";
import { Verdict } from "./threat-analysis";
import { many } from "./threat-query";
import { AlertVerdict, Priority, WorkflowStatus, WorkflowSummary } from "./workflow";

/** The filters of `GET /api/alerts/list`; the console's URL uses the same words. */
export const WorkflowFilter = z.strictObject({
  status: many(WorkflowStatus),
  verdict: many(AlertVerdict),
  priority: many(Priority),
  severity: many(Severity),
  entity: outsideText(200, 1).optional(), // an address, user, host, hash or domain, exactly
  technique: many(TechniqueId), // named by the alert
  rule: outsideText(200, 1).optional(), // a rule_id, exactly
  batch: z.uuid().optional(), // what one call to /api/alerts/batch accepted
  search: outsideText(200).optional(),
  customer: z
    .union([outsideText(200, 1), z.array(outsideText(200, 1)).max(50)])
    .transform((value) => [value].flat())
    .optional(),
  created_from: Instant.optional(), // received at or after
  created_to: Instant.optional(), // received before
  resolution: many(Verdict), // what a person made of it
});
export type WorkflowFilter = z.infer<typeof WorkflowFilter>;

export const WorkflowQuery = WorkflowFilter.extend({
  sort: z.enum(["newest", "oldest"]).default("newest"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
});
export type WorkflowQuery = z.infer<typeof WorkflowQuery>;

export const WorkflowPage = z
  .object({
    items: z.array(WorkflowSummary),
    next_cursor: z.string().nullable(),
    total: z.int().min(0),
    total_is_lower_bound: z.boolean(),
  })
  .meta({ id: "WorkflowPage" });
export type WorkflowPage = z.infer<typeof WorkflowPage>;

export const StatusQuery = z.strictObject({
  include_details: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .default(false),
});

const isObject = (body: unknown): body is object => body !== null && typeof body === "object" && !Array.isArray(body);

/** `{"alert": {...}}`; an alert that has a key of that name also has an alert_id of its own. */
export const WrappedAlert = z.strictObject({ alert: AlertInput }).meta({ id: "WrappedAlert" });
const Unwrapped = WrappedAlert.transform(({ alert }) => alert);
const isWrapped = (body: object) => Object.hasOwn(body, "alert") && !Object.hasOwn(body, "alert_id");

/** The alert itself, or wrapped. Told apart by their keys, so that each error names a field of the form that was meant. */
export const ProcessRequest = z.unknown().transform((body, ctx): AlertInput => {
  if (!isObject(body)) {
    ctx.addIssue({ code: "custom", message: "must be a JSON object" });
    return z.NEVER;
  }
  const parsed = (isWrapped(body) ? Unwrapped : AlertInput).safeParse(body);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) ctx.addIssue({ ...issue, code: "custom", message: issue.message });
  return z.NEVER;
});

const Alerts = z
  .array(z.unknown(), "must be an array of alerts")
  .min(1, "must hold at least one alert")
  .max(MAX_BATCH, `must hold at most ${MAX_BATCH} alerts`);
export const WrappedAlerts = z.strictObject({ alerts: Alerts }).meta({ id: "WrappedAlerts" });

/** `{"alerts": [...]}` or an array. Each alert is checked by itself, so that one bad one spoils nothing. */
export const BatchRequest = z.unknown().transform((body, ctx): unknown[] => {
  const parsed = Array.isArray(body) ? Alerts.safeParse(body) : WrappedAlerts.safeParse(body);
  if (parsed.success) return Array.isArray(parsed.data) ? parsed.data : parsed.data.alerts;
  for (const issue of parsed.error.issues) ctx.addIssue({ ...issue, code: "custom", message: issue.message });
  return z.NEVER;
});

export const ProcessAnswer = z
  .object({ workflow_id: z.uuid(), alert_id: z.string(), status: WorkflowStatus })
  .meta({ id: "ProcessAnswer" });
export type ProcessAnswer = z.infer<typeof ProcessAnswer>;

const FieldProblem = z.object({ path: z.string(), message: z.string() });
export const BatchAnswer = z
  .object({
    batch_id: z.uuid(),
    accepted: z.array(z.object({ workflow_id: z.uuid(), alert_id: z.string() })),
    rejected: z.array(z.object({ index: z.int().min(0), errors: z.array(FieldProblem) })),
  })
  .meta({ id: "BatchAnswer" });
export type BatchAnswer = z.infer<typeof BatchAnswer>;

/** `resolution: null` undoes a resolution. `version` may stand in `If-Match` instead. */
export const WorkflowPatch = z
  .strictObject({
    resolution: Verdict.nullable().optional(),
    assignee: outsideText(200, 1).nullable().optional(),
    snoozed_until: Instant.nullable().optional(), // null wakes it
    note: outsideText(2000, 1).optional(), // with a snooze: its reason
    version: z.int().min(1).optional(),
  })
  .meta({ id: "WorkflowPatch" });
export type WorkflowPatch = z.infer<typeof WorkflowPatch>;

export const Cleared = z.object({ cleared: z.int().min(0) }).meta({ id: "Cleared" });

/** Prepared alerts as they are posted, with ids and times of their own each time they are asked for. */
export const SampleAlerts = z
  .object({ items: z.array(z.looseObject({ alert_id: z.string() })) })
  .meta({ id: "SampleAlerts" });
export type SampleAlerts = z.infer<typeof SampleAlerts>;
