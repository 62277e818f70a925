import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  TaskCancelledError,
} from "cockatiel";
import { ReasonerFailure } from "@/agents/reasoner";
import { AttemptFailure } from "./failures";

export const MOST_RETRIES = 2;
const FIRST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 2_000;
const FAILURES_THAT_OPEN = 10; // in a row: two threats' worth of agents
const REST_MS = 10_000;
const WAITING_PER_PLACE = 25; // past this, waiting would end in a timeout anyway
const SAYS_THE_SERVER_IS_ILL = new Set(["timeout", "rate_limited", "server_error", "connection"]);

const BREAKER = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.HalfOpen]: "half_open",
  [CircuitState.Isolated]: "open",
} as const;

export type Patience = ReturnType<typeof createPatience>;

function named(error: unknown): unknown {
  if (error instanceof BrokenCircuitError) {
    return new ReasonerFailure("breaker_open", "The model failed too often; it gets a rest.", { cause: error });
  }
  if (error instanceof TaskCancelledError || error instanceof BulkheadRejectedError) {
    return new ReasonerFailure("timeout", "There was no room to ask in time.", { cause: error });
  }
  return error;
}

/**
 * Shared by all questions of a process: at most `concurrency` at a time, and none while the breaker is open.
 * `random` spreads the waits, in [0, 1).
 */
export function createPatience(options: { concurrency: number; random: () => number; restMs?: number }) {
  const room = bulkhead(options.concurrency, options.concurrency * WAITING_PER_PLACE);
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof AttemptFailure && SAYS_THE_SERVER_IS_ILL.has(error.reason)),
    { halfOpenAfter: options.restMs ?? REST_MS, breaker: new ConsecutiveBreaker(FAILURES_THAT_OPEN) },
  );
  const waitBefore = (attempt: number, asked: number | null) =>
    (asked ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1))) + options.random() * FIRST_WAIT_MS;

  return {
    breaker: () => BREAKER[breaker.state],

    /** Attempts again while it may help and the wait still ends before `leftMs()` runs out. Between waits nothing holds room. */
    async run<T>(signal: AbortSignal, leftMs: () => number, attempt: () => Promise<T>): Promise<T> {
      const waits = new WeakMap<Error, number>();
      let attempts = 0;
      const worthIt = handleWhen((error) => {
        if (!(error instanceof AttemptFailure) || !error.again) return false;
        attempts += 1;
        const wait = waitBefore(attempts, error.waitMs);
        waits.set(error, wait);
        return wait < leftMs();
      });
      const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>>(({ result }) =>
        "error" in result ? (waits.get(result.error) ?? 0) : 0,
      );
      try {
        return await retry(worthIt, { maxAttempts: MOST_RETRIES, backoff }).execute(
          () => room.execute(() => breaker.execute(attempt, signal), signal),
          signal,
        );
      } catch (error) {
        throw named(error);
      }
    },
  };
}
