"use client";
import { STALE_ADVICE, STALE_TITLE } from "@/components/workflow/use-workflow-change";
import { useChangeWorkflow } from "@/lib/query/workflow-mutations";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { Workflow } from "@/lib/schema/workflow";
import { ResolveDialog } from "./resolve-dialog";
import { useResolvedToast } from "./resolved-toast";

/** A person's verdict on an alert, which the rule's next alerts learn from. */
export function ResolveAlertDialog({ workflow, onClose }: { workflow: Workflow; onClose: () => void }) {
  const { mutateAsync, isPending, error } = useChangeWorkflow();
  const resolvedToast = useResolvedToast();
  const waits = workflow.status === "awaiting_approval";

  async function resolve(verdict: Verdict, note: string) {
    const { workflow_id: id, version } = workflow;
    const resolved = await mutateAsync({ id, version, change: { resolution: verdict, note } }).catch(() => null);
    if (!resolved) return; // the dialog shows why
    onClose();
    if (resolved.resolution) resolvedToast(verdict, { kind: "alert", id, at: resolved.resolution.at });
  }

  return (
    <ResolveDialog
      description="Triage learns from every answer: how often this rule is right, and on this host."
      initial={workflow.resolution?.verdict}
      effect={(verdict) =>
        waits && verdict && verdict !== "true_positive"
          ? "The actions that wait for a decision are rejected with it."
          : ""
      }
      busy={isPending}
      error={error}
      stale={{ title: STALE_TITLE, advice: STALE_ADVICE }}
      onResolve={resolve}
      onClose={onClose}
    />
  );
}
