"use client";
import { type FormEvent, useDeferredValue, useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { AlertSource, type Source } from "./alert-source";
import { PlaySamples } from "./play-samples";
import { MOST_BYTES, type Read, readAlerts } from "./read-alerts";
import { type Rejected, rejectedOf } from "./rejected";
import { RejectedList } from "./rejected-list";
import { useSubmit } from "./use-submit";

type Answer = { accepted: number; rejected: Rejected[]; alerts: unknown[] };

const counted = new Intl.NumberFormat("en-GB").format;
const held = (count: number) => (count === 1 ? "1 alert" : `${counted(count)} alerts`);
const labelOf = (source: Source) => (source.kind === "file" ? source.name : "Pasted alerts");

/** Hands in alerts as an integrator would. What was accepted goes on by itself; what was rejected is listed, to be mended. */
export function SubmitDialog({ onClose }: { onClose: () => void }) {
  const [source, setSource] = useState<Source>({ kind: "text", text: "" });
  const [refused, setRefused] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { submit, error, busy, reset } = useSubmit();
  const form = useId();

  const text = useDeferredValue(source.text);
  const read = useMemo((): Read | null => (text.trim() === "" ? null : readAlerts(text)), [text]);
  const problem = refused ?? (read && "problem" in read ? read.problem : undefined);
  const count = read && "alerts" in read ? read.alerts.length : 0;

  const change = (next: Source) => {
    setSource(next);
    setRefused(null);
    setAnswer(null);
    reset();
  };
  const take = async (file: File) => {
    if (file.size > MOST_BYTES) {
      change({ kind: "text", text: "" });
      return setRefused(`${file.name} is larger than 16 MiB, the most that is taken at once.`);
    }
    change({ kind: "file", name: file.name, text: await file.text(), bytes: file.size });
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const now = readAlerts(source.text);
    if (busy || answer || !("alerts" in now)) return;
    const { alerts } = now;
    try {
      const { accepted, rejected } = await submit(alerts, labelOf(source));
      if (rejected.length === 0) onClose();
      else setAnswer({ accepted: accepted.length, rejected, alerts });
    } catch (cause) {
      const rejected = rejectedOf(cause);
      if (rejected.length > 0) setAnswer({ accepted: 0, rejected, alerts });
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Submit alerts"
      description="Each is triaged, investigated, decided and answered by itself; you may close this meanwhile."
      width="wide"
      footer={
        <>
          <span className="mr-auto">
            <PlaySamples onPlayed={onClose} />
          </span>
          <Button onClick={onClose}>{answer ? "Close" : "Cancel"}</Button>
          <Button variant="primary" type="submit" form={form} busy={busy} disabled={count === 0 || answer !== null}>
            {busy ? "Submitting…" : count > 0 ? `Submit ${held(count)}` : "Submit"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void send(event)} noValidate className="grid gap-3">
        {answer && <RejectedList {...answer} />}
        {error && !answer && <ProblemNotice title="The alerts were not taken" error={error} />}
        <AlertSource source={source} onChange={change} onFile={(file) => void take(file)} error={problem} />
        <p role="status" className="text-[12px] text-muted">
          {count > 0 && `Holds ${held(count)}.`}
        </p>
      </form>
    </Dialog>
  );
}
