import * as z from "zod";
import { AlertVerdict, Priority } from "./workflow";

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

export const EvaluationReport = z
  .object({
    alerts: count,
    accuracy: share, // the very verdict
    real_accuracy: share, // real (true_positive, suspicious) against not (false_positive, benign): what an analyst acts on
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
      brier: z.number().min(0).max(1), // mean squared distance of malicious_probability from real (1) or not (0)
      bins: z.array(
        z.object({ from: share, to: share, count, mean_probability: share.nullable(), real_share: share.nullable() }),
      ),
    }),
    time: z.object({ total_seconds: z.number(), mean_ms: z.number(), p95_ms: z.number() }),
    cost_usd: z.number().min(0),
    cases: z.array(
      z.object({
        alert_id: z.string(),
        rule_name: z.string(),
        truth: AlertVerdict,
        predicted: AlertVerdict,
        truth_priority: Priority.nullable(),
        predicted_priority: Priority,
        probability: share,
        rationale: z.string(),
      }),
    ),
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
    report: EvaluationReport.nullable(),
    created_at: z.iso.datetime(),
    completed_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "Evaluation" });
export type Evaluation = z.infer<typeof Evaluation>;
