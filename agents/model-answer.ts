import { clamp, round } from "./assessment";
import type { Reasoned, Reasoner, ReasonerFailure, ReasonerQuestion } from "./reasoner";

/** An agent whose model did not answer goes on by rules, less sure by this factor. */
export const FALLBACK_CONFIDENCE = 0.8;
const MOST_RAISED = 0.1; // coverage is what was read, and a model reads what the rules read

export const afterFallback = (confidence: number): number => round(confidence * FALLBACK_CONFIDENCE, 3);

/** A model may be less sure than the rules, or a little surer. */
export const boundConfidence = (model: number, rules: number): number =>
  Number.isFinite(model) ? round(clamp(Math.min(model, rules + MOST_RAISED), 0, 1), 3) : rules;

/** How a model's answer came about, as it is stored beside it. */
export type Made = Pick<Reasoned<unknown>, "prompt_version" | "usage">;
export const madeOf = ({ prompt_version, usage }: Reasoned<unknown>): Made => ({ prompt_version, usage });

/** Tells the costs' page how many claims an answer made, and how many of them stood on nothing. */
export function noteClaims(
  reasoner: Reasoner,
  { agent, customer_name, subject }: Pick<ReasonerQuestion<unknown>, "agent" | "customer_name" | "subject">,
  claims: { findings: number; dropped: number; ungrounded: boolean },
): void {
  reasoner.note?.({ agent, customer_name, subject, what: "grounded", ...claims });
}

/** By its name: the web server loads this module more than once, and each copy has a class of its own. */
const isFailure = (error: unknown): error is ReasonerFailure =>
  error instanceof Error && error.name === "ReasonerFailure";

/** Asks, and turns every failure into its reason: a model that fails is never an error to whoever waits for the verdict. */
export async function answerTo<T>(
  reasoner: Reasoner,
  question: ReasonerQuestion<T>,
): Promise<{ reasoned: Reasoned<T> } | { failed: string }> {
  try {
    return { reasoned: await reasoner.reason(question) };
  } catch (error) {
    return { failed: isFailure(error) ? error.reason : "server_error" };
  }
}
