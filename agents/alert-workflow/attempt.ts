import type { RetryPolicy } from "@langchain/langgraph";
import type { NodeName } from "@/agents/alert-ports";
import { RESULTS, type Results, type Run, type RunConfig, recall, runOf } from "./run";

export const TRIES = 3;
const MOST_CLAIMS = 8;

/** Taken up so often without an end that judging it must be what kills the worker, or can never work. */
export const isWornOut = (run: Run): boolean => run.triesBefore >= MOST_CLAIMS * TRIES;

/** A try of a node that did not work, and was recorded. Only these are tried again: a store that is gone is no judgement. */
export class TryFailed extends Error {
  constructor(node: NodeName, cause: unknown) {
    super(`${node} failed: ${messageOf(cause)}`, { cause });
    this.name = "TryFailed";
  }
}

export const RETRIES: RetryPolicy = {
  maxAttempts: TRIES,
  initialInterval: 50,
  backoffFactor: 4,
  jitter: false, // LangGraph's adds up to a second
  logWarning: false, // the store keeps each failure
  retryOn: (error: unknown) => error instanceof TryFailed,
};

/** A run whose lease another worker holds must end without a word. */
export const isStale = (error: unknown): boolean => error instanceof Error && error.name === "StaleLease";

export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, " ").slice(0, 500) || "unknown error";
}

/**
 * One node: its stored result when there is one; else begin, judge, check, store.
 * After the last try `orElse` says how the graph goes on.
 * @returns null when `orElse` gave up without a result
 * @throws TryFailed to be tried again; StaleLease and failures of the store as they are
 */
export async function attempt<N extends NodeName>(
  node: N,
  config: RunConfig,
  judge: (run: Run) => Promise<Results[N]>,
  orElse: (run: Run, failure: TryFailed) => Results[N] | null,
): Promise<Results[N] | null> {
  const run = runOf(config);
  const earlier = await recall(run, node);
  if (earlier) return earlier;
  const turn = config.executionInfo?.nodeAttempt ?? 1;
  const number = run.triesBefore + turn;
  const last = turn >= TRIES || isWornOut(run);
  const from = run.deps.clock.elapsed();
  const took = () => run.deps.clock.elapsed() - from;
  if (turn === 1) await run.progress.begin(node);
  let result: Results[N] | null;
  try {
    if (node !== "respond" && isWornOut(run)) throw new Error(`taken up ${MOST_CLAIMS} times without an end`);
    result = RESULTS[node].parse(await judge(run)) as Results[N];
  } catch (error) {
    if (isStale(error)) throw error;
    await run.progress.fail(node, number, messageOf(error), took());
    const failure = new TryFailed(node, error);
    if (!last) throw failure;
    result = orElse(run, failure);
    if (!result) return null;
  }
  await run.progress.finish(node, number, result, took());
  run.seen[node] = result;
  return result;
}
