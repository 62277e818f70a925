import { classNames } from "@/components/ui/class-names";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { STEP_NAMES, type StepState, stepsOf } from "./alert-words";

const LOOK: Record<StepState, string> = {
  done: "h-2.5 bg-muted",
  now: "h-3.5 bg-accent motion-safe:animate-pulse",
  ahead: "h-2.5 border border-faint",
  skipped: "h-0.5 bg-faint",
  failed: "h-3.5 bg-critical",
};

const WAITS_FOR_A_PERSON = "h-3.5 bg-high";

type Props = {
  workflow: Pick<WorkflowSummary, "status" | "current_agent" | "requires_investigation" | "open_actions">;
};

/** Five bars, one a step: where the workflow stands at a glance. The status beside it says it in words. */
export function StepGlyph({ workflow }: Props) {
  return (
    <span aria-hidden="true" className="inline-flex h-3.5 shrink-0 items-center gap-[3px]">
      {stepsOf(workflow).map((state, at) => (
        <span
          key={STEP_NAMES[at]}
          className={classNames(
            "w-1 rounded-[1.5px]",
            state === "now" && workflow.status === "awaiting_approval" ? WAITS_FOR_A_PERSON : LOOK[state],
          )}
        />
      ))}
    </span>
  );
}
