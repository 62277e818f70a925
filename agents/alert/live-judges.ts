import type { Judges } from "../alert-workflow/judges";
import type { Reasoner } from "../reasoner";
import { decideWithModel } from "./live/decide";
import { investigateWithModel } from "./live/investigate";
import { respondWithModel } from "./live/respond";
import { asRules } from "./live/shown";
import { triageWithModel } from "./live/triage";

/** The rules judge first, always; then a model is asked about the same evidence, and bounded by what they found. */
export function liveJudges(rules: Judges, reasoner: Reasoner): Judges {
  return {
    async triage(item, deps) {
      return triageWithModel(item, await rules.triage(item, deps), { reasoner, clock: deps.clock });
    },
    async investigate(item, triage, deps) {
      const found = await rules.investigate(item, asRules(triage), deps);
      return investigateWithModel(item, triage, found, { reasoner, clock: deps.clock });
    },
    async decide(item, known, deps) {
      const decided = await rules.decide(item, { ...known, triage: asRules(known.triage) }, deps);
      return decideWithModel(item, known, decided, { reasoner, clock: deps.clock });
    },
    async respond(item, known, deps) {
      const sure = { ...known, triage: asRules(known.triage), decision: asRules(known.decision) };
      const planned = await rules.respond(item, sure, deps);
      const policy = await deps.sources.policyOf(item.alert.customer_name).catch(() => null);
      return respondWithModel(item, known, planned, policy, { reasoner, clock: deps.clock });
    },
  };
}
