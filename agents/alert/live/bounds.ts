import type { AlertVerdict, Priority } from "@/lib/schema/workflow";

const RANK: Record<AlertVerdict, number> = {
  benign: 0,
  false_positive: 0,
  unknown: 0,
  suspicious: 1,
  true_positive: 2,
};

/** The rules' verdict, or the model's where that is graver. Between words of one weight the rules' stands. */
export const graverVerdict = (rules: AlertVerdict, model: AlertVerdict): AlertVerdict =>
  RANK[model] > RANK[rules] ? model : rules;

/** True when a model said something milder than what stands: then its words would contradict the verdict. */
export const isMilder = (model: AlertVerdict, stands: AlertVerdict): boolean =>
  RANK[model] < RANK[stands] || (RANK[model] === RANK[stands] && model !== stands);

/** P1 is the most urgent. */
export const moreUrgent = (rules: Priority, model: Priority): Priority => (model < rules ? model : rules);

/** Nothing is left to do about it, so no hurry is. */
export const isClosed = (verdict: AlertVerdict): boolean => verdict === "benign" || verdict === "false_positive";
