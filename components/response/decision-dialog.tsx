"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { OutsideText } from "@/components/ui/outside-text";
import type { ResponseAction } from "@/lib/schema/response-plan";
import type { ActionDecision } from "@/lib/schema/threat-change";
import { ACTION_NOUN, ACTION_VERB, type Decision, NOT_CARRIED_OUT } from "./action-words";

type Props = {
  action: ResponseAction;
  decision: Decision;
  busy: boolean;
  /** Records it; `done` is what to say when that worked. */
  onDecide: (decision: ActionDecision, done: string) => Promise<unknown>;
  onClose: () => void;
};

/** Names target and blast radius before anything is recorded. */
export function DecisionDialog({ action, decision, busy, onDecide, onClose }: Props) {
  const [note, setNote] = useState("");
  const noun = ACTION_NOUN[action.action_type];
  const approves = decision === "approve";

  async function confirm(event: FormEvent) {
    event.preventDefault();
    const done = approves ? `Approved. ${NOT_CARRIED_OUT}.` : `Rejected: ${noun}`;
    await onDecide({ decision, note: note.trim() || undefined }, done);
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={approves ? `Approve ${noun}?` : `Reject ${noun}?`}
      description={
        approves ? "Your approval is recorded. Nothing is carried out until a connector is set up." : undefined
      }
    >
      <form onSubmit={confirm}>
        <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-2 rounded-control border border-line bg-raised px-3 py-2.5">
          <dt className="text-muted">Action</dt>
          <dd className="min-w-0 font-semibold">
            {ACTION_VERB[action.action_type]} <OutsideText>{action.target}</OutsideText>
          </dd>
          <dt className="text-muted">Target</dt>
          <dd className="min-w-0">
            <OutsideText mono>{action.target}</OutsideText>
          </dd>
          <dt className="text-muted">Blast radius</dt>
          <dd className="min-w-0">
            <OutsideText>{action.estimated_impact}</OutsideText>
          </dd>
          <dt className="text-muted">Afterwards</dt>
          <dd>{action.rollback_possible ? "can be undone" : "cannot be undone"}</dd>
        </dl>
        <TextArea
          className="mt-3"
          label="Note (optional)"
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="mt-4 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={approves ? "primary" : "danger"} busy={busy} data-autofocus>
            {approves ? `Approve ${noun}` : `Reject ${noun}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
