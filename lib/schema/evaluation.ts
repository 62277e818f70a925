import * as z from "zod";
import { AlertInput, MAX_BATCH } from "./alert";
import { outsideText } from "./text";
import { AlertVerdict, Priority, Weight } from "./workflow";

/** What an alert really was, as people know it. No node reads this. */
export const Truth = z
  .object({
    alert_id: z.string().min(1),
    verdict: AlertVerdict,
    priority: Priority.optional(),
    reason: z.string().optional(),
  })
  .meta({ id: "Truth" });
export type Truth = z.infer<typeof Truth>;

const share = z.number().min(0).max(1);
const count = z.int().min(0);

export const EvaluationCase = z
  .object({
    alert_id: z.string(),
    rule_name: z.string(),
    truth: AlertVerdict,
    truth_reason: z.string().nullable().optional(),
    predicted: AlertVerdict, // unknown when the workflow failed: then `rationale` says why
    truth_priority: Priority.nullable(),
    predicted_priority: Priority.nullable(), // null when the workflow failed
    probability: share,
    rationale: z.string(),
    weights: z.array(Weight.pick({ indicator: true, log_odds: true })).optional(), // of those that differ
  })
  .meta({ id: "EvaluationCase" });
export type EvaluationCase = z.infer<typeof EvaluationCase>;

export const EvaluationReport = z
  .object({
    alerts: count, // that have a truth
    unlabelled: count.optional(), // judged too, since they surround the others, and not counted
    failed: count.optional(), // workflows without a decision: each counts as wrong
    accuracy: share, // the very verdict
    accuracy_interval: z.tuple([share, share]).optional(), // 95 %, by Wilson: few alerts say little
    real_accuracy: share.nullable(), // real (true_positive, suspicious) against not (false_positive, benign): what an analyst acts on
    by_class: z.array(
      z.object({
        verdict: AlertVerdict,
        truths: count,
        predicted: count,
        precision: share.nullable(),
        recall: share.nullable(),
        f1: share.nullable(),
      }),
    ),
    confusion: z.array(z.object({ truth: AlertVerdict, predicted: AlertVerdict, count })), // cells that are not empty
    priority: z.object({ compared: count, exact: share.nullable(), within_one: share.nullable() }),
    calibration: z.object({
      brier: share.nullable(), // mean squared distance of malicious_probability from real (1) or not (0)
      bins: z.array(
        z.object({ from: share, to: share, count, mean_probability: share.nullable(), real_share: share.nullable() }),
      ),
    }),
    time: z.object({ total_seconds: z.number(), mean_ms: z.number(), p95_ms: z.number() }),
    cost_usd: z.number().min(0),
    cases: z.array(EvaluationCase),
  })
  .meta({ id: "EvaluationReport" });
export type EvaluationReport = z.infer<typeof EvaluationReport>;

/** One run over a file of labelled alerts, in a database of its own. */
export const Evaluation = z
  .object({
    id: z.uuid(),
    name: z.string(),
    status: z.enum(["waiting", "running", "completed", "failed"]),
    done: count,
    total: count,
    error: z.string().nullable(),
    accuracy: share.nullable().optional(), // the report's, in lists too
    report: EvaluationReport.nullable(),
    created_at: z.iso.datetime(),
    completed_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "Evaluation" });
export type Evaluation = z.infer<typeof Evaluation>;

export const EvaluationList = z.object({ items: z.array(Evaluation) }).meta({ id: "EvaluationList" });
export type EvaluationList = z.infer<typeof EvaluationList>;

/** Labelled alerts in the samples' format. Alerts without a truth are judged too, since they are what surrounds the others. */
export const EvaluationRequest = z
  .strictObject({
    name: outsideText(200)
      .transform((text) => text.trim())
      .pipe(z.string().min(1, "must not be blank")),
    alerts: z
      .array(AlertInput)
      .min(1, "must hold at least one alert")
      .max(MAX_BATCH, `must hold at most ${MAX_BATCH} alerts`),
    truth: z
      .array(Truth)
      .min(1, "must hold at least one label")
      .max(MAX_BATCH, `must hold at most ${MAX_BATCH} labels`),
  })
  .superRefine(({ alerts, truth }, ctx) => {
    const repeated = (list: "alerts" | "truth", ids: string[]) => {
      const seen = new Set<string>();
      ids.forEach((id, at) => {
        if (seen.has(id)) ctx.addIssue({ code: "custom", path: [list, at, "alert_id"], message: "stands here twice" });
        seen.add(id);
      });
      return seen;
    };
    const known = repeated(
      "alerts",
      alerts.map((alert) => alert.alert_id),
    );
    const labelled = repeated(
      "truth",
      truth.map((label) => label.alert_id),
    );
    if (labelled.size > 0 && ![...labelled].some((id) => known.has(id))) {
      ctx.addIssue({ code: "custom", path: ["truth"], message: "must label at least one of the alerts" });
    }
  })
  .meta({ id: "EvaluationRequest" });
export type EvaluationRequest = z.infer<typeof EvaluationRequest>;

/** Alerts and labels as an evaluation takes them. */
export const EvaluationSamples = z
  .object({
    name: z.string(),
    alerts: z.array(z.record(z.string(), z.unknown())),
    truth: z.array(Truth),
  })
  .meta({ id: "EvaluationSamples" });
export type EvaluationSamples = z.infer<typeof EvaluationSamples>;
