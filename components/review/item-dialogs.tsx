"use client";
import { useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toaster";
import { refreshReview } from "@/lib/query/review-live";
import { usePatchThreat } from "@/lib/query/threat-mutations";
import { threatKeys } from "@/lib/query/threats";
import { useChangeWorkflow } from "@/lib/query/workflow-mutations";
import { workflowKeys } from "@/lib/query/workflows";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { Workflow } from "@/lib/schema/workflow";
import { NoteDialog } from "./note-dialog";
import { SnoozeDialog } from "./snooze-dialog";
import type { Chosen } from "./use-review-place";

export type ItemAsked = "note" | "snooze" | null;
type Props = { item: Chosen; asked: ItemAsked; onClose: () => void };

/** What a person may add to the shown item beside a verdict. The version goes along that is known at the click. */
export function ItemDialogs({ item: { kind, id }, asked, onClose }: Props) {
  const client = useQueryClient();
  const threat = usePatchThreat();
  const alert = useChangeWorkflow();
  const versionOf = (key: readonly unknown[]) => client.getQueryData<ThreatAnalysis | Workflow>(key)?.version ?? 0;
  const { isPending: busy, error } = kind === "threat" ? threat : alert;

  async function addNote(note: string) {
    const sent =
      kind === "threat"
        ? threat.mutateAsync({ id, version: versionOf(threatKeys.detail(id)), change: { note } })
        : alert.mutateAsync({ id, version: versionOf(workflowKeys.detail(id)), change: { note } });
    if (!(await sent.catch(() => null))) return; // the dialog shows why
    onClose();
    toast.success("Note added");
  }
  async function wake() {
    const version = versionOf(threatKeys.detail(id));
    const awake = await threat.mutateAsync({ id, version, change: { snoozed_until: null } }).catch(() => null);
    if (!awake) return void toast.error("It is still snoozed: somebody changed it in the meantime");
    refreshReview(client);
    toast.success("Back in the queue");
  }
  async function snooze(until: string, note: string) {
    const version = versionOf(threatKeys.detail(id));
    const sent = await threat.mutateAsync({ id, version, change: { snoozed_until: until, note } }).catch(() => null);
    if (!sent) return;
    refreshReview(client);
    onClose();
    toast.success("Snoozed", { duration: 10_000, action: { label: "Undo", onClick: () => void wake() } });
  }
  if (asked === "note") return <NoteDialog busy={busy} error={error} onAdd={addNote} onClose={onClose} />;
  if (asked !== "snooze" || kind !== "threat") return null;
  return <SnoozeDialog title="Snooze this threat" busy={busy} error={error} onSnooze={snooze} onClose={onClose} />;
}
