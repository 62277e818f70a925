import { decideAlert } from "@/agents/alert/decide";
import { investigateAlert } from "@/agents/alert/investigate";
import { planAlertResponse } from "@/agents/alert/respond";
import { triageAlert } from "@/agents/alert/triage";
import type { Judges } from "@/agents/alert-workflow/judges";

/** Judged by code alone. */
export const ruleJudges: Judges = {
  triage: triageAlert,
  investigate: investigateAlert,
  decide: decideAlert,
  respond: planAlertResponse,
};
