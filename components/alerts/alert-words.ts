import { type WorkflowFilters, workflowParams } from "@/lib/query/workflow-filters";
import type { WorkflowStatus, WorkflowSummary } from "@/lib/schema/workflow";

/** A status in a column. */
export const SHORT_STATUS: Record<WorkflowStatus, string> = {
  new: "Waiting",
  triaging: "Triage",
  investigating: "Investigating",
  deciding: "Deciding",
  responding: "Responding",
  awaiting_approval: "Approval",
  completed: "Completed",
  failed: "Failed",
};

/** The same where it stands alone, without a column to explain it. */
export const STATUS_NAME: Record<WorkflowStatus, string> = { ...SHORT_STATUS, awaiting_approval: "Awaiting approval" };

export type StepState = "done" | "now" | "ahead" | "skipped" | "failed";
export const STEP_NAMES = ["triage", "investigate", "decide", "respond", "approve"] as const;

const AT: Partial<Record<WorkflowStatus, number>> = {
  new: 0,
  triaging: 0,
  investigating: 1,
  deciding: 2,
  responding: 3,
  awaiting_approval: 4,
};
const STEP_OF = { triage: 0, investigation: 1, decision: 2, response: 3 };

type Known = Pick<WorkflowSummary, "status" | "current_agent" | "requires_investigation" | "open_actions">;

/** How far the five steps have come, as far as a row tells. Whether an ended one had asked a person is not in it. */
export function stepsOf({ status, current_agent, requires_investigation }: Known): StepState[] {
  const failedAt = status === "failed" ? (current_agent ? STEP_OF[current_agent] : 0) : -1;
  const at = status === "completed" ? 4 : failedAt >= 0 ? failedAt : (AT[status] ?? 0);
  return STEP_NAMES.map((name, step) => {
    if (step === failedAt) return "failed";
    if (name === "investigate" && requires_investigation === false) return "skipped";
    if (name === "approve" && status === "completed") return "skipped";
    if (step < at) return "done";
    return step === at && status !== "new" && status !== "failed" ? "now" : "ahead";
  });
}

export const countWords = new Intl.NumberFormat("en-GB").format;

export const alertsWords = (count: number): string => (count === 1 ? "1 alert" : `${countWords(count)} alerts`);

export function alertsHref(filters: WorkflowFilters): string {
  const params = workflowParams(filters).toString();
  return params ? `/alerts?${params}` : "/alerts";
}
