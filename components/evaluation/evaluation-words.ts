import type { Evaluation, EvaluationCase } from "@/lib/schema/evaluation";
import { PRIORITIES } from "@/lib/schema/vocabulary";
import type { AlertVerdict, Priority } from "@/lib/schema/workflow";

export const RUN_STATUS_WORD: Record<Evaluation["status"], string> = {
  waiting: "Waits for the worker",
  running: "Running",
  completed: "Completed",
  failed: "Failed",
};

/** "92 %", "92.5 %"; whole only where it is. */
export function percentWords(share: number | null | undefined): string {
  if (share === null || share === undefined) return "–";
  const percent = share * 100;
  return `${Number.isInteger(Math.round(percent * 10) / 10) ? Math.round(percent) : percent.toFixed(1)} %`;
}

export const twoDigits = (value: number | null): string => (value === null ? "–" : value.toFixed(2));

/** What an analyst must act on; null where nobody knows. */
function isReal(verdict: AlertVerdict): boolean | null {
  return verdict === "unknown" ? null : verdict === "true_positive" || verdict === "suspicious";
}

/** `near`: another word, and the same call for action. `far`: real taken for harmless, or the reverse. */
export type Hit = "right" | "near" | "far";

export function hitOf(truth: AlertVerdict, predicted: AlertVerdict): Hit {
  if (truth === predicted) return "right";
  return isReal(truth) !== null && isReal(truth) === isReal(predicted) ? "near" : "far";
}

/** Steps between the priorities; null where there is nothing to compare. */
export function stepsOff({ truth_priority, predicted_priority }: EvaluationCase): number | null {
  if (truth_priority === null || predicted_priority === null) return null;
  const place = (priority: Priority) => PRIORITIES.indexOf(priority);
  return place(predicted_priority) - place(truth_priority);
}

const RANK: Record<Hit, number> = { far: 0, near: 1, right: 2 };

/** The worst first; those alike stay in the order of their events. */
export const worstFirst = (cases: EvaluationCase[]): EvaluationCase[] =>
  cases.toSorted(
    (a, b) =>
      RANK[hitOf(a.truth, a.predicted)] - RANK[hitOf(b.truth, b.predicted)] ||
      Math.abs(stepsOff(b) ?? 0) - Math.abs(stepsOff(a) ?? 0),
  );
