import type { Evidence } from "@/lib/schema/evidence";
import type { AlertAgent, RulesSaid } from "@/lib/schema/workflow";
import type { AlertCase } from "../../alert-ports";
import { round } from "../../assessment";
import { findInjections, piecesOf } from "../../features/injection";
import { flaggedNames, type Grounds, groundsOf } from "../../grounding";
import { afterFallback, answerTo, type Made, madeOf, noteClaims } from "../../model-answer";
import { holdingsOf } from "../../named-things";
import type { Clock } from "../../ports";
import type { Reasoner, ReasonerQuestion } from "../../reasoner";

const UNSURE = { from: 0.15, to: 0.85 };

/** How an answer came about. Of the response only words are the model's, so it has no confidence. */
export type NodeMade = Partial<Made> & {
  source: "rules" | "llm" | "rules_fallback";
  fallback_reason?: string | undefined;
  dropped_claims?: number | undefined;
  flagged_names?: string[] | undefined;
  rules_said?: RulesSaid | undefined;
  processing_time_ms: number;
};
export type NodeDeps = { reasoner: Reasoner; clock: Clock };

type Ask<T, R> = {
  agent: AlertAgent;
  item: AlertCase;
  /** How likely the rules hold it to be malicious: near either end they are sure, and by policy nobody else is asked. */
  probability: number;
  variables: ReasonerQuestion<T>["variables"];
  schema: ReasonerQuestion<T>["schema"];
  evidence: Evidence[];
  rules_said: RulesSaid;
  /** How many claims the answer makes. */
  claims(answer: T): number;
  /** What of the answer stands beside the rules' own, or null when all of it stood on nothing. */
  merge(answer: T, grounds: Grounds, suspected: boolean): Partial<R> | null;
};

/** True when the alert's own text tries to instruct whoever reads it: then no word of a model's is shown. */
const isSuspect = ({ alert }: AlertCase): boolean => findInjections(piecesOf(alert, "alert")).length > 0;

/** The rules' answer, with what a model adds to it. Whatever goes wrong with the model, the rules' answer stands, less sure. */
export async function askNode<T, R extends NodeMade & { confidence?: number | undefined }>(
  rules: R,
  ask: Ask<T, R>,
  { reasoner, clock }: NodeDeps,
): Promise<R> {
  const { agent, item, probability, variables, schema, rules_said } = ask;
  const about = {
    agent,
    customer_name: item.alert.customer_name,
    subject: { kind: "alert" as const, id: item.workflow_id },
  };
  if (reasoner.policy === "never") return rules;
  if (reasoner.policy === "uncertain" && (probability < UNSURE.from || probability > UNSURE.to)) {
    reasoner.note?.({ ...about, what: "skipped" });
    return { ...rules, fallback_reason: "skipped" };
  }
  const from = clock.elapsed();
  const answer = await answerTo(reasoner, { ...about, variables, schema });
  const timed = {
    ...rules,
    rules_said,
    processing_time_ms: round(rules.processing_time_ms + clock.elapsed() - from, 3),
  };
  if ("failed" in answer) return fallBack(timed, answer.failed);
  const { reasoned } = answer;
  const grounds = groundsOf(
    ask.evidence.map(({ id }) => id),
    holdingsOf(variables),
  );
  grounds.dropped = reasoned.dropped_items ?? 0;
  const merged = ask.merge(reasoned.answer, grounds, isSuspect(item));
  noteClaims(reasoner, about, {
    findings: ask.claims(reasoned.answer) + (reasoned.dropped_items ?? 0),
    dropped: grounds.dropped,
    ungrounded: merged === null,
  });
  const made = { ...madeOf(reasoned), ...flaggedNames(grounds), dropped_claims: grounds.dropped };
  return merged ? { ...timed, ...made, source: "llm", ...merged } : { ...fallBack(timed, "ungrounded"), ...made };
}

function fallBack<R extends NodeMade & { confidence?: number | undefined }>(rules: R, fallback_reason: string): R {
  const { confidence } = rules;
  const less = confidence === undefined ? {} : { confidence: afterFallback(confidence) };
  return { ...rules, ...less, source: "rules_fallback", fallback_reason };
}
