"use client";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { dayOf, rangeOfDays } from "./custom-days";

type Range = { from: string; to: string };
type Props = { chosen: boolean; shown: Range | null; onChange: (range: Range) => void };

/** Whole days of the reader's zone, the last one included. */
export function CustomRange({ chosen, shown, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = new FormData(form.current ?? undefined);
    const range = rangeOfDays(String(given.get("from")), String(given.get("to")));
    if ("error" in range) return setError(range.error);
    setError(undefined);
    setOpen(false);
    onChange(range);
  };
  return (
    <>
      <Button
        size="small"
        variant={chosen ? "secondary" : "ghost"}
        aria-pressed={chosen}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Custom
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Custom range"
        description="Whole days of your own time zone, the last one included."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button variant="primary" type="submit" form="custom-range">
              Show
            </Button>
          </>
        }
      >
        <form id="custom-range" ref={form} onSubmit={submit} className="grid grid-cols-2 gap-3">
          <TextField
            label="From"
            name="from"
            type="date"
            required
            defaultValue={shown ? dayOf(Date.parse(shown.from)) : ""}
          />
          <TextField
            label="To"
            name="to"
            type="date"
            required
            error={error}
            defaultValue={shown ? dayOf(Date.parse(shown.to) - 1) : ""}
          />
        </form>
      </Dialog>
    </>
  );
}
