import type * as z from "zod";
import type { AgentName } from "@/lib/schema/agent-analysis";
import type { AlertAgent } from "@/lib/schema/workflow";

/** Why a model's answer could not be used: the agent then goes on with the rules. */
export type FallbackReason =
  | "timeout"
  | "rate_limited"
  | "server_error"
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

export type Reasoned<T> = { answer: T; usage: ReasonerUsage; prompt_version: string; cached: boolean };

/** What reasons beside the rules. Throws ReasonerFailure and nothing else. */
export interface Reasoner {
  reason<T>(question: ReasonerQuestion<T>): Promise<Reasoned<T>>;
  /** always | uncertain | never: whether the rules' own sureness is a reason not to ask. */
  readonly policy: "always" | "uncertain" | "never";
}
