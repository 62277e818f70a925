"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { VerdictPicker } from "@/components/response/verdict-picker";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { toast } from "@/components/ui/toaster";
import { useChangeWorkflow } from "@/lib/query/workflow-mutations";
import { workflowQueries } from "@/lib/query/workflows";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { Workflow } from "@/lib/schema/workflow";
import { isStale, STALE_ADVICE, STALE_TITLE, tell } from "./use-workflow-change";
import { useWorkflow } from "./workflow-context";
import { RESOLVED_WORD } from "./workflow-words";

/** Takes a resolution back against the version known at the moment of the click. */
function useUndo() {
  const client = useQueryClient();
  const { mutateAsync } = useChangeWorkflow();
  return async (resolved: Workflow) => {
    const id = resolved.workflow_id;
    const latest = client.getQueryData<Workflow>(workflowQueries.one(id).queryKey) ?? resolved;
    try {
      await mutateAsync({ id, version: latest.version, change: { resolution: null } });
      toast.success("Resolution taken back");
    } catch (error) {
      tell(error);
    }
  };
}

/** A person's verdict, which the rule's next alerts learn from. */
export function ResolveWorkflowDialog({ onClose }: { onClose: () => void }) {
  const { workflow } = useWorkflow();
  const [verdict, setVerdict] = useState<Verdict | null>(workflow.resolution?.verdict ?? null);
  const [note, setNote] = useState("");
  const { mutateAsync, isPending, error } = useChangeWorkflow();
  const undo = useUndo();
  const rejects = workflow.status === "awaiting_approval" && verdict !== null && verdict !== "true_positive";

  async function resolve(event: FormEvent) {
    event.preventDefault();
    if (!verdict) return;
    const change = { resolution: verdict, note: note.trim() || undefined };
    const { workflow_id: id, version } = workflow;
    const resolved = await mutateAsync({ id, version, change }).catch(() => null);
    if (!resolved) return; // the dialog shows why
    onClose();
    toast.success(`Resolved: ${RESOLVED_WORD[verdict]}`, {
      duration: 10_000,
      action: { label: "Undo", onClick: () => void undo(resolved) },
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="How did it end?"
      description="Triage learns from every answer: how often this rule is right, and on this host."
    >
      <form onSubmit={resolve}>
        <VerdictPicker value={verdict} onChange={setVerdict} />
        <p role="status" className="mt-3 min-h-5 text-muted">
          {rejects ? "The actions that wait for a decision are rejected with it." : ""}
        </p>
        <TextArea
          className="mt-2"
          label="Note (optional)"
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {error ? (
          <div className="mt-3">
            {isStale(error) ? (
              <p role="alert" className="rounded-control border border-high/50 px-3 py-2">
                <strong>{STALE_TITLE}.</strong> {STALE_ADVICE}
              </p>
            ) : (
              <ProblemNotice title="It was not resolved" error={error} />
            )}
          </div>
        ) : null}
        <div className="mt-4 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isPending} disabled={!verdict}>
            Resolve
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
