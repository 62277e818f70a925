import type { Workflow } from "@/lib/schema/workflow";
import type { WorkflowViewName } from "./view-params";

type Judged = Pick<
  Workflow,
  "triage_result" | "investigation_result" | "decision_result" | "response_result" | "status"
>;

/** What to show while nothing was chosen: the newest answer, and of a finished workflow what it came to. */
export function newestView(workflow: Judged | undefined): WorkflowViewName {
  if (!workflow?.triage_result) return "triage";
  if (workflow.decision_result) return "decision";
  if (workflow.investigation_result) return "investigation";
  return workflow.response_result ? "response" : "triage";
}
