import type OpenAI from "openai";
import { type FallbackReason, ReasonerFailure } from "@/agents/reasoner";

export type Tokens = { input: number; output: number };

/** One failed attempt. `billed` is what the vendor counted, null for nothing, "unknown" when nobody can know. */
export class AttemptFailure extends ReasonerFailure {
  readonly billed: Tokens | "unknown" | null;
  readonly again: boolean; // another attempt may go better
  readonly waitMs: number | null; // as the server asked

  constructor(
    reason: FallbackReason,
    message: string,
    options: { billed?: Tokens | "unknown" | null; again?: boolean; waitMs?: number | null; cause?: unknown } = {},
  ) {
    super(reason, message, { cause: options.cause });
    this.billed = options.billed ?? null;
    this.again = options.again ?? false;
    this.waitMs = options.waitMs ?? null;
  }
}

const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function codeOf(error: unknown, depth = 0): string | null {
  if (!(error instanceof Error) || depth > 4) return null;
  const { code } = error as Error & { code?: unknown };
  return typeof code === "string" ? code : codeOf(error.cause, depth + 1);
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date, in milliseconds from `now`. */
export function retryAfterMs(headers: Headers | undefined, now: number): number | null {
  const ms = Number(headers?.get("retry-after-ms") || Number.NaN);
  if (ms >= 0) return ms;
  const after = headers?.get("retry-after")?.trim();
  if (!after) return null;
  const wait = /^\d+(\.\d+)?$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

function ofStatus(error: InstanceType<typeof OpenAI.APIError>, status: number, now: number): AttemptFailure {
  const wait = { waitMs: retryAfterMs(error.headers, now), cause: error };
  if (status === 429) {
    const quota = error.code === "insufficient_quota"; // waiting does not help
    return new AttemptFailure("rate_limited", "The model's server asks to slow down.", { again: !quota, ...wait });
  }
  if (status === 408 || status === 409 || status >= 500) {
    return new AttemptFailure("server_error", `The model's server answered ${status}.`, { again: true, ...wait });
  }
  return new AttemptFailure("rejected", `The model's server refused the question with ${status}.`, { cause: error });
}

/** Names what went wrong on the way. Vendors bill what they worked on, answered or not: then the bill is unknown. */
export function failureOf(error: unknown, sdk: typeof OpenAI, now = Date.now()): ReasonerFailure {
  if (error instanceof ReasonerFailure) return error;
  if (error instanceof sdk.APIUserAbortError || error instanceof sdk.APIConnectionTimeoutError) {
    return new AttemptFailure("timeout", "The model did not answer in time.", { billed: "unknown", cause: error });
  }
  if (error instanceof sdk.APIError && typeof error.status === "number") return ofStatus(error, error.status, now);
  if (error instanceof SyntaxError) {
    return new AttemptFailure("malformed", "The model's server sent broken JSON.", { billed: "unknown", cause: error });
  }
  const code = codeOf(error);
  if (error instanceof sdk.APIConnectionError || error instanceof TypeError || code) {
    const billed = code && NEVER_SENT.has(code) ? null : "unknown";
    return new AttemptFailure("connection", "The connection to the model broke.", {
      again: true,
      billed,
      cause: error,
    });
  }
  return new AttemptFailure("rejected", "The question could not be asked.", { cause: error });
}
