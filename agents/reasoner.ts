import type * as z from "zod";
import type { AgentName } from "@/lib/schema/agent-analysis";
import type { AlertAgent } from "@/lib/schema/workflow";

/** Why a model's answer could not be used: the agent then goes on with the rules. */
export type FallbackReason =
  | "timeout"
  | "rate_limited"
  | "server_error"
  | "rejected" // 4xx: the key, the model's name or the question is wrong
  | "connection"
  | "refusal"
  | "truncated"
  | "malformed"
  | "wrong_schema"
  | "empty"
  | "breaker_open"
  | "budget_spent"
  | "ungrounded"
  | "skipped"; // by policy: the rules were sure

/** Expected, and never shown to a caller as an error. */
export class ReasonerFailure extends Error {
  constructor(
    readonly reason: FallbackReason,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = "ReasonerFailure";
  }
}

export type ReasonerUsage = { model: string; input_tokens: number; output_tokens: number; cost_usd: number };

/**
 * One question to the model. `variables` fill the {{names}} of the prompt's request; each is outsiders' data:
 * the implementation caps, cleans and fences it. `schema` is what the answer must be.
 */
export type ReasonerQuestion<T> = {
  agent: AgentName | AlertAgent;
  customer_name: string;
  subject: { kind: "threat" | "alert"; id: string };
  variables: Record<string, unknown>;
  schema: z.ZodType<T>;
};

/** `dropped_items`: how many list items of the answer broke the schema and were left out; they count as dropped claims. */
export type Reasoned<T> = {
  answer: T;
  usage: ReasonerUsage;
  prompt_version: string;
  cached: boolean;
  dropped_items?: number;
};

/** What became of a question, for the costs' page: not asked since the rules were sure, or how many claims were left. */
export type ReasonerNote = Pick<ReasonerQuestion<unknown>, "agent" | "customer_name" | "subject"> &
  ({ what: "skipped" } | { what: "grounded"; findings: number; dropped: number; ungrounded: boolean });

/** What reasons beside the rules. Throws ReasonerFailure and nothing else. */
export interface Reasoner {
  reason<T>(question: ReasonerQuestion<T>): Promise<Reasoned<T>>;
  /** Never throws and never waits. `findings` counts all claims of the answer, `dropped` those of them that were dropped. */
  note?(note: ReasonerNote): void;
  /** always | uncertain | never: whether the rules' own sureness is a reason not to ask. */
  readonly policy: "always" | "uncertain" | "never";
}
