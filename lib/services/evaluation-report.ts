import type { EvaluationCase, EvaluationReport, Truth } from "@/lib/schema/evaluation";
import { AlertVerdict, Priority, type Weight } from "@/lib/schema/workflow";

/** What became of one labelled alert. Without a decision the workflow failed. */
export type JudgedAlert = {
  truth: Truth;
  rule_name: string;
  decision: {
    final_verdict: AlertVerdict;
    priority: Priority;
    malicious_probability: number;
    rationale: string;
    weights: Pick<Weight, "indicator" | "log_odds">[];
  } | null;
  error: string | null;
  ms: number;
  cost_usd: number;
};

const VERDICTS = AlertVerdict.options;
const PRIORITIES = Priority.options;
const BINS = 10;
const Z = 1.96; // 95 %

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const countOf = <T>(items: T[], holds: (item: T) => boolean): number => items.filter(holds).length;
const sumOf = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);
const meanOf = (values: number[]): number | null => ratio(sumOf(values), values.length);

/** Real is what an analyst must act on; null where nobody knows. */
function isReal(verdict: AlertVerdict): boolean | null {
  if (verdict === "unknown") return null;
  return verdict === "true_positive" || verdict === "suspicious";
}

/** How far off the priority is, in steps; null where there is nothing to compare. */
export function priorityStepsOff(item: Pick<EvaluationCase, "truth_priority" | "predicted_priority">): number | null {
  const { truth_priority, predicted_priority } = item;
  if (truth_priority === null || predicted_priority === null) return null;
  return Math.abs(PRIORITIES.indexOf(truth_priority) - PRIORITIES.indexOf(predicted_priority));
}

/** Wilson's interval: honest where few were counted. */
function intervalOf(right: number, all: number): [number, number] {
  const share = right / all;
  const centre = share + (Z * Z) / (2 * all);
  const half = Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  const within = (bound: number) => Math.min(1, Math.max(0, bound / (1 + (Z * Z) / all)));
  return [within(centre - half), within(centre + half)];
}

function caseOf({ truth, rule_name, decision, error }: JudgedAlert): EvaluationCase {
  const item: EvaluationCase = {
    alert_id: truth.alert_id,
    rule_name,
    truth: truth.verdict,
    truth_reason: truth.reason ?? null,
    predicted: decision?.final_verdict ?? "unknown",
    truth_priority: truth.priority ?? null,
    predicted_priority: decision?.priority ?? null,
    probability: decision?.malicious_probability ?? 0.5,
    rationale: decision?.rationale ?? `The workflow failed: ${error ?? "no reason was given"}`,
  };
  const same = item.predicted === item.truth && !priorityStepsOff(item);
  if (same || !decision) return item;
  return { ...item, weights: decision.weights.map(({ indicator, log_odds }) => ({ indicator, log_odds })) };
}

const isRight = ({ truth, predicted, predicted_priority }: EvaluationCase) =>
  truth === predicted && predicted_priority !== null; // a workflow that failed is never right

function byClass(cases: EvaluationCase[]): EvaluationReport["by_class"] {
  return VERDICTS.map((verdict) => {
    const truths = countOf(cases, ({ truth }) => truth === verdict);
    const predicted = countOf(cases, (item) => item.predicted === verdict);
    const hits = countOf(cases, (item) => item.truth === verdict && isRight(item));
    return {
      verdict,
      truths,
      predicted,
      precision: ratio(hits, predicted),
      recall: ratio(hits, truths),
      f1: ratio(2 * hits, truths + predicted),
    };
  }).filter(({ truths, predicted }) => truths + predicted > 0);
}

function confusion(cases: EvaluationCase[]): EvaluationReport["confusion"] {
  return VERDICTS.flatMap((truth) =>
    VERDICTS.map((predicted) => ({
      truth,
      predicted,
      count: countOf(cases, (item) => item.truth === truth && item.predicted === predicted),
    })),
  ).filter(({ count }) => count > 0);
}

function calibration(cases: EvaluationCase[]): EvaluationReport["calibration"] {
  const known = cases
    .filter(({ predicted_priority }) => predicted_priority !== null) // a failed workflow gave no probability
    .flatMap(({ truth, probability }) => {
      const real = isReal(truth);
      return real === null ? [] : [{ real: Number(real), probability }];
    });
  const bins = Array.from({ length: BINS }, (_, at) => {
    const held = known.filter(({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)) === at);
    return {
      from: at / BINS,
      to: (at + 1) / BINS,
      count: held.length,
      mean_probability: meanOf(held.map(({ probability }) => probability)),
      real_share: meanOf(held.map(({ real }) => real)),
    };
  });
  return { brier: meanOf(known.map(({ real, probability }) => (probability - real) ** 2)), bins };
}

function realAccuracy(cases: EvaluationCase[]): number | null {
  const known = cases.filter(({ truth }) => isReal(truth) !== null);
  const right = countOf(known, ({ truth, predicted }) => isReal(truth) === isReal(predicted));
  return ratio(right, known.length);
}

function priority(cases: EvaluationCase[]): EvaluationReport["priority"] {
  const compared = cases.filter(({ truth_priority }) => truth_priority !== null);
  const within = (steps: number) =>
    ratio(
      countOf(compared, (item) => (priorityStepsOff(item) ?? Number.POSITIVE_INFINITY) <= steps),
      compared.length,
    );
  return { compared: compared.length, exact: within(0), within_one: within(1) };
}

/** What labelled alerts say of the workflow. Cases stand in the order given. */
export function evaluationReport(
  judged: JudgedAlert[],
  { total_seconds, unlabelled }: { total_seconds: number; unlabelled: number },
): EvaluationReport {
  const cases = judged.map(caseOf);
  const right = countOf(cases, isRight);
  const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    alerts: cases.length,
    unlabelled,
    failed: countOf(judged, ({ decision }) => decision === null),
    accuracy: ratio(right, cases.length) ?? 0,
    ...(cases.length > 0 ? { accuracy_interval: intervalOf(right, cases.length) } : {}),
    real_accuracy: realAccuracy(cases),
    by_class: byClass(cases),
    confusion: confusion(cases),
    priority: priority(cases),
    calibration: calibration(cases),
    time: {
      total_seconds,
      mean_ms: meanOf(times) ?? 0,
      p95_ms: times[Math.max(0, Math.ceil(times.length * 0.95) - 1)] ?? 0,
    },
    cost_usd: sumOf(judged.map(({ cost_usd }) => cost_usd)),
    cases,
  };
}
