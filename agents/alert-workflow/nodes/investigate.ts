import { attempt } from "../attempt";
import { type RunConfig, recall } from "../run";
import type { State, Update } from "../state";

export async function investigate(_state: State, config: RunConfig): Promise<Update> {
  const result = await attempt(
    "investigate",
    config,
    async (run) => {
      const triage = await recall(run, "triage");
      if (!triage) throw new Error("there is no triage to build on");
      return run.judges.investigate(run.item, triage, run.deps);
    },
    () => null, // the decision is made without it
  );
  return { ended: { investigate: result ? "done" : "given_up" } };
}
