"use client";
import { Download } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonTree } from "@/components/ui/json-tree";
import { VisibleText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { fieldOf } from "./evidence-lookup";
import { ORIGIN_WORD } from "./page-words";
import { useThreatPage } from "./threat-context";

const SIGNAL_TREE = "raw-signal";
const NOTHING: string[] = [];

/** Which evidence was read at which path of the signal. */
function useCitedPaths(): ReadonlyMap<string, ReactNode> {
  const { threat, evidence } = useThreatPage();
  return useMemo(() => {
    const cited = new Map<string, string[]>();
    for (const { evidence: one } of evidence.values()) {
      const path = fieldOf(one, threat.signal);
      if (path) cited.set(path, [...(cited.get(path) ?? []), one.id]);
    }
    return new Map(
      [...cited].map(([path, ids]) => [
        path,
        <EvidenceChips key={path} ids={ids} label={`Evidence read from ${path}`} />,
      ]),
    );
  }, [threat, evidence]);
}

function SignalPanel() {
  const { threat, fields } = useThreatPage();
  const cited = useCitedPaths();
  useEffect(() => {
    if (fields.length === 0) return;
    const line = document.querySelector<HTMLElement>(`#${SIGNAL_TREE} [data-lit]`);
    line?.scrollIntoView({ block: "center" });
    const focus = setTimeout(() => line?.focus({ preventScroll: true })); // after the card that led here gave its own back
    return () => clearTimeout(focus);
  }, [fields]);
  return (
    <Panel
      title="Signal as received"
      hint={`${ORIGIN_WORD[threat.origin]}. Everything in it may have been written by an attacker; hidden characters are shown as marks.`}
      aside={<CopyButton text={JSON.stringify(threat.signal, null, 2)} label="Copy signal" />}
    >
      {fields.length > 0 ? (
        <p role="status" className="mb-2 text-[12px] text-muted">
          Lit up:{" "}
          <span className="wrap-anywhere font-mono text-text">
            <VisibleText>{fields.join(", ")}</VisibleText>
          </span>
        </p>
      ) : null}
      <JsonTree id={SIGNAL_TREE} label="Signal as received" value={threat.signal} lit={fields} marks={cited} />
    </Panel>
  );
}

function AnalysisPanel() {
  const { threat } = useThreatPage();
  const [open, setOpen] = useState(false);
  const text = useMemo(() => JSON.stringify(threat, null, 2), [threat]);
  return (
    <Panel
      title="Whole analysis"
      hint={`${Math.ceil(text.length / 1024)} KiB, version ${threat.version}`}
      aside={
        <>
          <CopyButton text={text} label="Copy analysis" />
          <a
            href={`/api/threats/${threat.id}`}
            download={`threat-${threat.id}.json`}
            className={buttonClass("ghost", "small")}
          >
            <Download aria-hidden size={13} /> Download
          </a>
        </>
      }
    >
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="cursor-pointer text-muted hover:text-text">{open ? "Hide it" : "Show it"}</summary>
        {open ? (
          <div className="mt-3">
            <JsonTree id="raw-analysis" label="Whole analysis" value={threat} lit={NOTHING} />
          </div>
        ) : null}
      </details>
    </Panel>
  );
}

export function RawTab() {
  return (
    <div className="grid gap-3">
      <SignalPanel />
      <AnalysisPanel />
    </div>
  );
}
