"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextField } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { SNOOZES, type Snooze, snoozeEnd } from "./snooze-times";

type Props = {
  title: string;
  busy: boolean;
  error: unknown;
  onSnooze: (until: string, reason: string) => void;
  onClose: () => void;
};

/** Puts off what cannot be decided yet: for how long, and why. The reason is kept as a note. */
export function SnoozeDialog({ title, busy, error, onSnooze, onClose }: Props) {
  const [length, setLength] = useState<Snooze>("1 hour");
  const [reason, setReason] = useState("");
  function snooze(event: FormEvent) {
    event.preventDefault();
    if (reason.trim()) onSnooze(snoozeEnd(length, new Date()).toISOString(), reason.trim());
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      description="It leaves the queue until then. The time to respond goes on."
    >
      <form onSubmit={snooze} className="grid gap-3">
        <Select
          label="For how long"
          value={length}
          onChange={(event) => setLength(SNOOZES.find((one) => one === event.target.value) ?? "1 hour")}
        >
          {SNOOZES.map((one) => (
            <option key={one} value={one}>
              {one === "tomorrow, 08:00" ? "Until tomorrow, 08:00" : one}
            </option>
          ))}
        </Select>
        <TextField
          label="Why"
          required
          data-autofocus
          maxLength={300}
          placeholder="Waiting for the customer's answer"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {error ? <ProblemNotice title="It was not snoozed" error={error} /> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!reason.trim()}>
            Snooze
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
