"use client";
import Link from "next/link";
import type { MouseEvent } from "react";
import { OutsideText } from "@/components/ui/outside-text";
import type { RelatedAlert } from "@/lib/schema/workflow";
import { useWorkflow } from "./workflow-context";
import { apartWords } from "./workflow-words";

/** A plain click stays here when the place allows it; with a modifier it is a link like any other. */
function useOpenInPlace() {
  const { onOpen } = useWorkflow();
  return (workflowId: string) => (event: MouseEvent) => {
    if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(workflowId);
  };
}

export function RelatedAlerts({ related }: { related: RelatedAlert[] }) {
  const openInPlace = useOpenInPlace();
  return (
    <ul aria-label="Related alerts">
      {related.map((one) => (
        <li key={one.workflow_id} className="border-line border-t py-2 first:border-t-0">
          <Link
            href={`/alerts/${one.workflow_id}`}
            prefetch={false}
            onClick={openInPlace(one.workflow_id)}
            className="font-medium text-accent hover:underline"
          >
            <OutsideText>{one.rule_name}</OutsideText>
          </Link>
          <p className="text-[12px] text-muted">
            <span className="font-mono">
              <OutsideText>{one.alert_id}</OutsideText>
            </span>{" "}
            · {apartWords(one.minutes_apart)} · shares <OutsideText>{one.shared.join(", ")}</OutsideText>
          </p>
        </li>
      ))}
    </ul>
  );
}
