import type { FallbackReason, ReasonerQuestion } from "@/agents/reasoner";

/** Whom a call is for. */
export type Purpose = Pick<ReasonerQuestion<unknown>, "agent" | "customer_name" | "subject"> & { model: string };

/** How a question ended: with an answer, or with the rules for this reason. */
export type Outcome = "answered" | FallbackReason;
export type Bill = { input_tokens: number; output_tokens: number; cost_nano: number };

/**
 * Where spend is kept, across processes and restarts. Amounts are whole billionths of a dollar, days are UTC.
 * `limit` is the day's; null means none.
 */
export interface SpendLedger {
  /** Writes the call down with its reservation, or answers null when that would pass the limit. */
  reserve(purpose: Purpose, nano: number, limit: number | null): Promise<number | null>;
  /** Reserves more for another attempt of the same call; false when that would pass the limit. */
  reserveMore(call: number, nano: number, limit: number | null): Promise<boolean>;
  /** Puts what was spent in the place of what was reserved. */
  settle(call: number, bill: Bill, outcome: Outcome): Promise<void>;
  /** A question that cost nothing: answered from the cache (with what that saved), skipped, or not asked. */
  addFree(purpose: Purpose, outcome: Outcome | "cached", savedNano: number): Promise<void>;
  /** How many claims the last answer of this agent for this subject made, and how many of them were dropped. */
  addClaims(of: Purpose, claims: { findings: number; dropped: number; ungrounded: boolean }): Promise<void>;
}
