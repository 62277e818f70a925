"use client";
import { type ReactNode, useEffect, useId, useMemo } from "react";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonTree } from "@/components/ui/json-tree";
import { VisibleText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { alertFieldOf } from "./alert-evidence";
import { useWorkflow } from "./workflow-context";
import { ALERT_ORIGIN_WORD } from "./workflow-words";

/** Which evidence was read at which path of the alert. */
function useCitedPaths(): ReadonlyMap<string, ReactNode> {
  const { workflow, evidence } = useWorkflow();
  return useMemo(() => {
    const cited = new Map<string, string[]>();
    for (const { evidence: one } of evidence.values()) {
      const path = alertFieldOf(one, workflow.alert);
      if (path) cited.set(path, [...(cited.get(path) ?? []), one.id]);
    }
    return new Map(
      [...cited].map(([path, ids]) => [
        path,
        <EvidenceChips key={path} ids={ids} label={`Evidence read from ${path}`} />,
      ]),
    );
  }, [workflow.alert, evidence]);
}

export function RawAlertView() {
  const { workflow, fields } = useWorkflow();
  const tree = useId();
  const cited = useCitedPaths();
  useEffect(() => {
    if (fields.length === 0) return;
    const line = document.getElementById(tree)?.querySelector<HTMLElement>("[data-lit]");
    line?.scrollIntoView({ block: "center" });
    const focus = setTimeout(() => line?.focus({ preventScroll: true })); // after the card that led here gave its own back
    return () => clearTimeout(focus);
  }, [fields, tree]);
  return (
    <Panel
      title="Alert as stored"
      hint={`${ALERT_ORIGIN_WORD[workflow.origin]}. Everything in it may have been written by an attacker; hidden characters are shown as marks.`}
      aside={<CopyButton text={JSON.stringify(workflow.alert, null, 2)} label="Copy alert" />}
    >
      {fields.length > 0 ? (
        <p role="status" className="mb-2 text-[12px] text-muted">
          Lit up:{" "}
          <span className="wrap-anywhere font-mono text-text">
            <VisibleText>{fields.join(", ")}</VisibleText>
          </span>
        </p>
      ) : null}
      <JsonTree id={tree} label="Alert as stored" value={workflow.alert} lit={fields} marks={cited} />
    </Panel>
  );
}
