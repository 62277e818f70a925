"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";

type Props = { busy: boolean; error: unknown; onAdd: (note: string) => void; onClose: () => void };

export function NoteDialog({ busy, error, onAdd, onClose }: Props) {
  const [note, setNote] = useState("");
  function add(event: FormEvent) {
    event.preventDefault();
    if (note.trim()) onAdd(note.trim());
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Add a note"
      description="It stays with the case, under your name."
    >
      <form onSubmit={add} className="grid gap-3">
        <TextArea
          label="Note"
          required
          data-autofocus
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {error ? <ProblemNotice title="It was not kept" error={error} /> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!note.trim()}>
            Add note
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
