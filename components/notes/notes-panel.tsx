"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Note } from "@/lib/schema/threat-analysis";

const MAX_NOTE = 2000;

type Props = {
  notes: Note[];
  busy: boolean;
  /** Answers whether it was kept. */
  onAdd: (note: string) => Promise<boolean>;
};

export function NotesPanel({ notes, busy, onAdd }: Props) {
  const [text, setText] = useState("");

  async function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "") return;
    if (await onAdd(text.trim())) setText("");
  }

  return (
    <Panel title="Notes" hint={notes.length === 0 ? "none yet" : String(notes.length)}>
      {notes.length > 0 ? (
        <ul aria-label="Notes" className="mb-3 grid gap-2">
          {notes.map((note) => (
            <li key={`${note.at} ${note.text}`} className="rounded-control border border-line bg-raised px-3 py-2">
              <p className="whitespace-pre-wrap">
                <OutsideText>{note.text}</OutsideText>
              </p>
              <p className="mt-1 text-[12px] text-muted">
                <OutsideText>{note.by}</OutsideText> · <RelativeTime at={note.at} focusable />
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <form onSubmit={add} className="grid gap-2">
        <TextArea
          label="Add a note"
          rows={2}
          maxLength={MAX_NOTE}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          <Button type="submit" size="small" busy={busy} disabled={text.trim() === ""}>
            Add note
          </Button>
        </div>
      </form>
    </Panel>
  );
}
