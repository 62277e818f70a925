"use client";
import { FileJson, FolderOpen, X } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { TextArea } from "@/components/ui/field";
import { OutsideText } from "@/components/ui/outside-text";

export type Source = { kind: "text"; text: string } | { kind: "file"; name: string; text: string; bytes: number };

type Props = { source: Source; onChange: (source: Source) => void; onFile: (file: File) => void; error?: string };

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

function ChosenFile({
  source,
  onRemove,
  error,
}: {
  source: Source & { kind: "file" };
  onRemove: () => void;
  error?: string;
}) {
  return (
    <div>
      <div className="flex items-center gap-2.5 rounded-control border border-line bg-ground p-3">
        <FileJson aria-hidden="true" size={18} className="shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <OutsideText>{source.name}</OutsideText>
          <div className="text-[12px] text-muted">{size(source.bytes)}</div>
        </div>
        <Button variant="ghost" size="small" onClick={onRemove} icon={<X aria-hidden="true" size={13} />}>
          Remove
        </Button>
      </div>
      {error && (
        <p role="alert" className="mt-1 break-words text-[12px] text-critical">
          {error}
        </p>
      )}
    </div>
  );
}

/** Alerts as text, pasted or typed, or a file, chosen or dropped anywhere here. A file is not poured into the field: it may be large. */
export function AlertSource({ source, onChange, onFile, error }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, inside: boolean) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(inside);
  };
  const drop = (event: DragEvent) => {
    drag(event, false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <section
      aria-label="Alerts to submit"
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false)}
      onDrop={drop}
      className={classNames(
        "grid gap-3 rounded-control border border-dashed p-3",
        over ? "border-accent bg-accent/10" : "border-line",
      )}
    >
      {source.kind === "file" ? (
        <ChosenFile source={source} onRemove={() => onChange({ kind: "text", text: "" })} error={error} />
      ) : (
        <TextArea
          label="Alerts as JSON"
          hint="One alert, {&quot;alert&quot;: …}, an array, {&quot;alerts&quot;: […]}, or one alert a line."
          rows={11}
          mono
          spellCheck={false}
          value={source.text}
          placeholder={'{ "alert_id": "…", "rule_id": "…", "rule_name": "…", "severity": "high", "description": "…" }'}
          onChange={(event) => onChange({ kind: "text", text: event.target.value })}
          error={error}
        />
      )}
      <div className="flex flex-wrap items-center gap-2 text-[12px] text-muted">
        <input
          ref={input}
          type="file"
          accept=".json,.jsonl,.ndjson,application/json"
          tabIndex={-1}
          aria-label="JSON file with alerts"
          className="sr-only"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onFile(file);
            event.target.value = ""; // the same file may be chosen again
          }}
        />
        <Button size="small" icon={<FolderOpen aria-hidden="true" size={13} />} onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        or drop one here
      </div>
    </section>
  );
}
