"use client";
import { useQueryClient } from "@tanstack/react-query";
import { dialogLater } from "@/components/ui/dialog-later";
import { toast } from "@/components/ui/toaster";
import { refreshReview } from "@/lib/query/review-live";
import { useItemChange } from "./use-item-change";
import type { Chosen } from "./use-review-place";

const NoteDialog = dialogLater(() => import("./note-dialog").then((file) => file.NoteDialog));
const SnoozeDialog = dialogLater(() => import("./snooze-dialog").then((file) => file.SnoozeDialog));

export type ItemAsked = "note" | "snooze" | null;
type Props = { item: Chosen; asked: ItemAsked; onClose: () => void };

/** Takes a snooze back. */
export function useWake(item: Chosen) {
  const client = useQueryClient();
  const { change, busy } = useItemChange(item);
  async function wake() {
    const awake = await change({ snoozed_until: null }).catch(() => null);
    if (!awake) return void toast.error("It is still snoozed: somebody changed it in the meantime");
    refreshReview(client);
    toast.success("Back in the queue");
  }
  return { wake, busy };
}

/** What a person may add to the shown item beside a verdict. */
export function ItemDialogs({ item, asked, onClose }: Props) {
  const client = useQueryClient();
  const { change, busy, error } = useItemChange(item);
  const { wake } = useWake(item);

  async function addNote(note: string) {
    if (!(await change({ note }).catch(() => null))) return; // the dialog shows why
    onClose();
    toast.success("Note added");
  }
  async function snooze(snoozed_until: string, note: string) {
    if (!(await change({ snoozed_until, note }).catch(() => null))) return;
    refreshReview(client);
    onClose();
    toast.success("Snoozed", { duration: 10_000, action: { label: "Undo", onClick: () => void wake() } });
  }
  if (asked === "note") return <NoteDialog busy={busy} error={error} onAdd={addNote} onClose={onClose} />;
  if (asked !== "snooze") return null;
  const title = `Snooze this ${item.kind}`;
  return <SnoozeDialog title={title} busy={busy} error={error} onSnooze={snooze} onClose={onClose} />;
}
