import type { EvaluationReport, Truth } from "@/lib/schema/evaluation";
import { AlertVerdict, type Priority } from "@/lib/schema/workflow";

/** What the workflow made of one labelled alert. */
export type Judged = {
  alert_id: string;
  rule_name: string;
  verdict: AlertVerdict;
  priority: Priority;
  probability: number; // of being malicious, 0..1
  rationale: string;
  took_ms: number;
  cost_usd: number;
};

const BINS = 10;
const REAL = new Set<AlertVerdict>(["true_positive", "suspicious"]);
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const mean = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
const stepsApart = (a: Priority, b: Priority): number => Math.abs(Number(a.slice(1)) - Number(b.slice(1)));

/** Compares verdicts with truths. Alerts without a truth are left out: nobody knows whether they are right. */
export function reportOf(judged: Judged[], truths: Truth[], totalSeconds: number): EvaluationReport {
  const truthOf = new Map(truths.map((truth) => [truth.alert_id, truth]));
  const cases = judged.flatMap((one) => {
    const truth = truthOf.get(one.alert_id);
    return truth ? [{ one, truth }] : [];
  });
  const count = (fits: (pair: (typeof cases)[number]) => boolean) => cases.filter(fits).length;
  const isReal = (verdict: AlertVerdict) => REAL.has(verdict);
  const times = cases.map(({ one }) => one.took_ms).sort((a, b) => a - b);
  return {
    alerts: cases.length,
    accuracy:
      share(
        count(({ one, truth }) => one.verdict === truth.verdict),
        cases.length,
      ) ?? 0,
    real_accuracy:
      share(
        count(({ one, truth }) => isReal(one.verdict) === isReal(truth.verdict)),
        cases.length,
      ) ?? 0,
    by_class: AlertVerdict.options.map((verdict) => {
      const truths = count(({ truth }) => truth.verdict === verdict);
      const predicted = count(({ one }) => one.verdict === verdict);
      const right = count(({ one, truth }) => one.verdict === verdict && truth.verdict === verdict);
      return {
        verdict,
        truths,
        predicted,
        precision: share(right, predicted),
        recall: share(right, truths),
        f1: share(2 * right, truths + predicted),
      };
    }),
    confusion: AlertVerdict.options.flatMap((truth) =>
      AlertVerdict.options.flatMap((predicted) => {
        const many = count((pair) => pair.truth.verdict === truth && pair.one.verdict === predicted);
        return many === 0 ? [] : [{ truth, predicted, count: many }];
      }),
    ),
    priority: priorityOf(cases),
    calibration: calibrationOf(
      cases.map(({ one, truth }) => ({ probability: one.probability, real: isReal(truth.verdict) ? 1 : 0 })),
    ),
    time: {
      total_seconds: totalSeconds,
      mean_ms: mean(times) ?? 0,
      p95_ms: times[Math.max(0, Math.ceil(times.length * 0.95) - 1)] ?? 0,
    },
    cost_usd: judged.reduce((sum, { cost_usd }) => sum + cost_usd, 0),
    cases: cases.map(({ one, truth }) => ({
      alert_id: one.alert_id,
      rule_name: one.rule_name,
      truth: truth.verdict,
      predicted: one.verdict,
      truth_priority: truth.priority ?? null,
      predicted_priority: one.priority,
      probability: one.probability,
      rationale: one.rationale,
    })),
  };
}

function priorityOf(cases: { one: Judged; truth: Truth }[]): EvaluationReport["priority"] {
  const apart = cases.flatMap(({ one, truth }) => (truth.priority ? [stepsApart(one.priority, truth.priority)] : []));
  return {
    compared: apart.length,
    exact: share(apart.filter((steps) => steps === 0).length, apart.length),
    within_one: share(apart.filter((steps) => steps <= 1).length, apart.length),
  };
}

/** Brier: the mean squared distance between what was said and what was; 0 is perfect, always saying 0.5 is 0.25. */
function calibrationOf(said: { probability: number; real: number }[]): EvaluationReport["calibration"] {
  return {
    brier: mean(said.map(({ probability, real }) => (probability - real) ** 2)) ?? 0,
    bins: Array.from({ length: BINS }, (_, i) => {
      const inside = said.filter(({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)) === i);
      return {
        from: i / BINS,
        to: (i + 1) / BINS,
        count: inside.length,
        mean_probability: mean(inside.map(({ probability }) => probability)),
        real_share: mean(inside.map(({ real }) => real)),
      };
    }),
  };
}
