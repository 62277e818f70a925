"use client";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { VerdictPicker } from "@/components/response/verdict-picker";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { ApiProblem } from "@/lib/query/client";
import type { Verdict } from "@/lib/schema/threat-analysis";

const LEAST = 3;
const MOST = 2000; // of a note, in the schemas of both kinds

type Props = {
  title?: string;
  description: string;
  initial?: Verdict | null;
  /** What such a verdict changes; null until one is picked. Stands in a live region. */
  effect?: (verdict: Verdict | null) => ReactNode;
  /** A `datalist` of reasons that were given before for such a verdict on the like. */
  reasons?: (verdict: Verdict, listId: string) => ReactNode;
  submit?: string;
  busy: boolean;
  error: unknown;
  /** What a version that moved on is told by. */
  stale: { title: string; advice: string };
  onResolve: (verdict: Verdict, reason: string) => void;
  onClose: () => void;
};

function Trouble({ error, stale }: Pick<Props, "error" | "stale">) {
  if (!error) return null;
  if (!(error instanceof ApiProblem) || error.status !== 409) {
    return <ProblemNotice title="It was not resolved" error={error} />;
  }
  return (
    <p role="alert" className="rounded-control border border-high/50 px-3 py-2">
      <strong>{stale.title}.</strong> {stale.advice}
    </p>
  );
}

/** How it ended, and why in one line. By keyboard: a digit, Enter or Tab, the reason, Enter. */
export function ResolveDialog(props: Props) {
  const { title = "How did it end?", description, initial = null, effect, reasons, submit = "Resolve" } = props;
  const { busy, error, stale, onResolve, onClose } = props;
  const [verdict, setVerdict] = useState<Verdict | null>(initial);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const list = useId();

  function resolve(event: FormEvent) {
    event.preventDefault();
    if (!verdict || busy) return;
    const why = reason.trim();
    if (why.length >= LEAST) return onResolve(verdict, why);
    setMissing(document.activeElement?.getAttribute("role") !== "radio"); // Enter on a verdict only goes on to the reason
    form.current?.querySelector<HTMLInputElement>("input[name=reason]")?.focus();
  }

  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={title} description={description}>
      <form ref={form} noValidate onSubmit={resolve} className="grid gap-3">
        <VerdictPicker value={verdict} onChange={setVerdict} />
        {effect && (
          <div role="status" className="min-h-10 border-false-positive border-l-2 pl-3">
            {effect(verdict)}
          </div>
        )}
        <TextField
          label="Why?"
          name="reason"
          required
          minLength={LEAST}
          maxLength={MOST}
          autoComplete="off"
          placeholder="In one line"
          list={reasons ? list : undefined}
          value={reason}
          error={missing && reason.trim().length < LEAST ? "Say why, in three letters at least." : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {verdict && reasons?.(verdict, list)}
        <Trouble error={error} stale={stale} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!verdict}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
