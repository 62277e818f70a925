import { attempt } from "../attempt";
import { type RunConfig, recall } from "../run";
import type { State, Update } from "../state";

export async function decide(_state: State, config: RunConfig): Promise<Update> {
  const result = await attempt(
    "decide",
    config,
    async (run) => {
      const triage = await recall(run, "triage");
      if (!triage) throw new Error("there is no triage to build on");
      const investigation = triage.requires_investigation ? await recall(run, "investigate") : null;
      return run.judges.decide(run.item, { triage, investigation }, run.deps);
    },
    () => null, // the workflow fails, and its ticket asks for a person
  );
  return { ended: { decide: result ? "done" : "given_up" } };
}
