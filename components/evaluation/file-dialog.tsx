"use client";
import { FileJson, FolderOpen, X } from "lucide-react";
import { type FormEvent, useId, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea, TextField } from "@/components/ui/field";
import { OutsideText } from "@/components/ui/outside-text";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { useStartEvaluation } from "@/lib/query/evaluation-mutations";
import { type LabelledText, readLabelledTexts } from "./read-labelled-texts";

const MOST_BYTES = 16 * 1024 * 1024;
const MOST_FILES = 2;
const PLACEHOLDER = `{
  "alerts": [{ "alert_id": "a-1", "rule_id": "…", "rule_name": "…", "severity": "high", "description": "…" }],
  "truth": [{ "alert_id": "a-1", "verdict": "true_positive", "priority": "P2", "reason": "…" }]
}`;

function ChosenFiles({ files, onRemove }: { files: LabelledText[]; onRemove: (name: string) => void }) {
  return (
    <ul aria-label="Chosen files" className="grid gap-1.5">
      {files.map(({ name }) => (
        <li key={name} className="flex items-center gap-2.5 rounded-control border border-line bg-ground px-3 py-1.5">
          <FileJson aria-hidden="true" size={16} className="shrink-0 text-muted" />
          <span className="min-w-0 flex-1">
            <OutsideText>{name}</OutsideText>
          </span>
          <Button
            variant="ghost"
            size="small"
            aria-label={`Remove ${name}`}
            onClick={() => onRemove(name)}
            icon={<X aria-hidden="true" size={13} />}
          />
        </li>
      ))}
    </ul>
  );
}

function ChooseFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <p className="flex flex-wrap items-center gap-2 text-[12px] text-muted">
      <input
        ref={input}
        type="file"
        multiple
        accept=".json,application/json"
        tabIndex={-1}
        aria-label="JSON files with alerts and labels"
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = ""; // the same file may be chosen again
        }}
      />
      <Button size="small" icon={<FolderOpen aria-hidden="true" size={13} />} onClick={() => input.current?.click()}>
        Choose files
      </Button>
      or drop them here: one that holds both, or one of alerts and one of labels
    </p>
  );
}

/** Starts an evaluation of somebody's own alerts and labels. */
export function FileDialog({ onClose, onStarted }: { onClose: () => void; onStarted: (id: string) => void }) {
  const [files, setFiles] = useState<LabelledText[]>([]);
  const [pasted, setPasted] = useState("");
  const [name, setName] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const { mutate, error, isPending, reset } = useStartEvaluation();
  const form = useId();
  const texts = useMemo(
    () => (files.length > 0 ? files : pasted.trim() ? [{ name: "Pasted alerts", text: pasted }] : []),
    [files, pasted],
  );
  const read = useMemo(() => (texts.length > 0 ? readLabelledTexts(texts) : null), [texts]);
  const problem = refused ?? (read && "problem" in read ? read.problem : null);
  const ready = read && "alerts" in read ? read : null;

  const take = async (chosen: File[]) => {
    setRefused(null);
    reset();
    const large = chosen.find(({ size }) => size > MOST_BYTES);
    if (large) return setRefused(`${large.name} is larger than 16 MiB, the most that is taken at once.`);
    const added = await Promise.all(chosen.map(async (file) => ({ name: file.name, text: await file.text() })));
    const kept = files.filter((file) => !added.some((one) => one.name === file.name));
    setFiles([...kept, ...added].slice(-MOST_FILES));
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || isPending) return;
    const { alerts, truth } = ready;
    mutate(
      { name: name.trim() || ready.name, alerts, truth },
      {
        onSuccess: ({ id }) => {
          onStarted(id);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Evaluate your own alerts"
      description="They run in an empty database of their own: nothing of them is stored among the alerts, and nothing is learned."
      width="wide"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={isPending} disabled={!ready}>
            {ready ? `Evaluate ${ready.alerts.length} ${ready.alerts.length === 1 ? "alert" : "alerts"}` : "Evaluate"}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={send}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void take([...event.dataTransfer.files]);
        }}
        className="grid gap-3"
      >
        {error ? <ProblemNotice title="The evaluation was not started" error={error} /> : null}
        {files.length > 0 ? (
          <>
            <ChosenFiles files={files} onRemove={(gone) => setFiles(files.filter((file) => file.name !== gone))} />
            {problem ? (
              <p role="alert" className="text-[12px] text-critical">
                {problem}
              </p>
            ) : null}
          </>
        ) : (
          <TextArea
            label="Alerts and labels as JSON"
            hint="Verdicts: true_positive, false_positive, benign, suspicious, unknown. Priority and reason may be left out."
            rows={9}
            mono
            spellCheck={false}
            value={pasted}
            placeholder={PLACEHOLDER}
            error={problem ?? undefined}
            onChange={(event) => {
              setPasted(event.target.value);
              setRefused(null);
              reset();
            }}
          />
        )}
        <ChooseFiles onFiles={(chosen) => void take(chosen)} />
        <TextField
          label="Name"
          maxLength={200}
          value={name}
          placeholder={ready?.name ?? "What to call this run"}
          onChange={(event) => setName(event.target.value)}
        />
        <p role="status" className="text-[12px] text-muted">
          {ready
            ? `${ready.labelled} of ${ready.alerts.length} are labelled${
                ready.labelled < ready.alerts.length ? "; the others are judged too, and not counted" : ""
              }${ready.stray > 0 ? `. ${ready.stray} labels belong to no alert here` : ""}.`
            : ""}
        </p>
      </form>
    </Dialog>
  );
}
