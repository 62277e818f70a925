"use client";
import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { toast } from "@/components/ui/toaster";
import { useDeleteView, useRenameView, useSaveView } from "@/lib/query/views";
import type { SavedView } from "@/lib/schema/saved-view";

function Row({ view }: { view: SavedView }) {
  const [name, setName] = useState(view.name);
  const rename = useRenameView();
  const remove = useDeleteView();
  const again = useSaveView();
  const changed = name.trim() !== "" && name.trim() !== view.name;
  const onRename = (event: FormEvent) => {
    event.preventDefault();
    if (changed) rename.mutate({ id: view.id, name: name.trim() });
  };
  const onDelete = () =>
    remove.mutate(view.id, {
      onSuccess: ({ page, name, query }) =>
        toast.success(`Deleted “${name}”`, {
          duration: 10_000,
          action: {
            label: "Undo",
            onClick: () =>
              again
                .mutateAsync({ page, name, query }) // the row is gone by then: only the promise still answers
                .catch((error: Error) => toast.error("It was not brought back", { description: error.message })),
          },
        }),
    });
  const error = rename.error ?? remove.error;
  return (
    <li className="border-line border-b py-3 last:border-b-0">
      <form onSubmit={onRename} className="flex items-end gap-2">
        <TextField
          className="flex-1"
          label={`Name of “${view.name}”`}
          hint={`By ${view.created_by}: ${view.query}`}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" busy={rename.isPending} disabled={!changed} className="mb-6">
          Rename
        </Button>
        <Button aria-label={`Delete “${view.name}”`} busy={remove.isPending} onClick={onDelete} className="mb-6">
          <Trash2 aria-hidden="true" size={14} />
        </Button>
      </form>
      {error ? <ProblemNotice title="It was not changed" error={error} /> : null}
    </li>
  );
}

export default function ManageViewsDialog({ views, onClose }: { views: SavedView[]; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Saved views" description="They are everybody's.">
      {views.length === 0 && <p className="text-muted">None is left.</p>}
      <ul>
        {views.map((view) => (
          <Row key={view.id} view={view} />
        ))}
      </ul>
    </Dialog>
  );
}
