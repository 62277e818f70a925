import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import type * as z from "zod";
import type { AlertCase, Effects, NodeName, Progress } from "@/agents/alert-ports";
import { DecisionResult, InvestigationResult, ResponseResult, TriageResult } from "@/lib/schema/workflow";
import type { JudgeDeps, Judges } from "./judges";

export const RESULTS = {
  triage: TriageResult,
  investigate: InvestigationResult,
  decide: DecisionResult,
  respond: ResponseResult,
};
export type Results = { [N in NodeName]: z.infer<(typeof RESULTS)[N]> };

/** One run of the graph for one claim: handed in as its context, so that one compiled graph serves all. */
export type Run = {
  item: AlertCase;
  judges: Judges;
  deps: JudgeDeps;
  progress: Progress;
  effects: Effects;
  /** Tries that earlier claims may have used, so that no two tries of a node share a number. */
  triesBefore: number;
  /** Results that this process has seen; the others are asked of the store. */
  seen: Partial<Results>;
};

export type RunConfig = LangGraphRunnableConfig<{ run?: Run }>;

export function runOf(config: RunConfig): Run {
  const run = config.context?.run;
  if (!run) throw new Error("The alert graph was started without a run in its context");
  return run;
}

/** What a node has answered before, in this run or an earlier one; one of another version's shape counts as none. */
export async function recall<N extends NodeName>(run: Run, node: N): Promise<Results[N] | null> {
  const seen = run.seen[node];
  if (seen) return seen;
  const stored = await run.progress.earlier(node);
  const parsed = stored === null ? null : RESULTS[node].safeParse(stored);
  if (!parsed?.success) return null;
  const result = parsed.data as Results[N];
  run.seen[node] = result;
  return result;
}
