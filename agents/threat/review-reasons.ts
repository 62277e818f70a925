import type { Judgement, ReviewReason } from "@/lib/schema/threat-analysis";
import { meanConfidence } from "../analyzers/false-positive";

import { percent } from "../wording";
import type { AgentRuns } from "./agents";
import type { Bounded } from "./severity-bounds";

const SURE_ENOUGH = 0.6; // as in the synthesis

type Reviewed = Pick<Judgement, "requires_human_review" | "review_reasons" | "review_reason">;

/** What a model's part in it asks a person for: a lowering, always; and it cannot talk away that the rules saw little. */
export function reasonsBesides(rules: AgentRuns, severity: Bounded): ReviewReason[] {
  const sure = meanConfidence(rules);
  return [
    ...(severity.change === "lowered"
      ? [{ code: "lowered_by_model" as const, text: `A model lowered the severity to ${severity.severity}` }]
      : []),
    ...(sure < SURE_ENOUGH
      ? [{ code: "low_confidence" as const, text: `The agents are only ${percent(sure)} sure on average` }]
      : []),
  ];
}

/** Adds the reasons whose kind is not among them yet. */
export function withReasons<T extends Reviewed>(judged: T, more: ReviewReason[]): T {
  const codes = new Set(judged.review_reasons.map(({ code }) => code));
  const review_reasons = [...judged.review_reasons, ...more.filter(({ code }) => !codes.has(code))];
  if (review_reasons.length === judged.review_reasons.length) return judged;
  return {
    ...judged,
    requires_human_review: true,
    review_reasons,
    review_reason: review_reasons.map(({ text }) => text).join("; "),
  };
}
