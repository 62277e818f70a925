"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { toast } from "@/components/ui/toaster";
import { useSaveView } from "@/lib/query/views";
import type { ViewPage } from "@/lib/schema/saved-view";

type Props = { page: ViewPage; query: string; onClose: () => void };

export default function SaveViewDialog({ page, query, onClose }: Props) {
  const [name, setName] = useState("");
  const { mutateAsync, isPending, error } = useSaveView();
  async function save(event: FormEvent) {
    event.preventDefault();
    const saved = await mutateAsync({ page, name: name.trim(), query }).catch(() => null);
    if (!saved) return; // the dialog shows why
    onClose();
    toast.success(`Saved as “${saved.name}”`, { description: "It is in the list's views and in Ctrl K." });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Save these filters"
      description="Everybody who works here finds them under this name."
    >
      <form onSubmit={save} className="grid gap-3">
        <TextField
          label="Name"
          required
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {error ? <ProblemNotice title="It was not saved" error={error} /> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isPending} disabled={!name.trim()}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
