import { decideAlert } from "@/agents/alert/decide";
import { investigateAlert } from "@/agents/alert/investigate";
import { liveJudges } from "@/agents/alert/live-judges";
import { planAlertResponse } from "@/agents/alert/respond";
import { triageAlert } from "@/agents/alert/triage";
import type { Judges } from "@/agents/alert-workflow/judges";
import type { Reasoner } from "@/agents/reasoner";

/** Judged by code alone. */
export const ruleJudges: Judges = {
  triage: triageAlert,
  investigate: investigateAlert,
  decide: decideAlert,
  respond: planAlertResponse,
};

/** With a model beside the rules when the house has one. */
export const judgesOf = ({ reasoner }: { reasoner: Reasoner | null }): Judges =>
  reasoner ? liveJudges(ruleJudges, reasoner) : ruleJudges;
