"use client";
import { ScanSearch } from "lucide-react";
import { useLeaveCards } from "@/components/ui/why";
import { alertFieldsOf } from "./alert-evidence";
import { useWorkflow } from "./workflow-context";

/** Lights up in the raw alert all that a claim was read from; nothing when it was read elsewhere. */
export function InAlert({ ids, of }: { ids: string[]; of: string }) {
  const { workflow, evidence, open } = useWorkflow();
  const leave = useLeaveCards();
  const fields = alertFieldsOf(ids, evidence, workflow.alert);
  if (fields.length === 0) return null;
  return (
    <button
      type="button"
      title="Show in the raw alert"
      aria-label={`Show in the raw alert: ${of}`}
      className="inline-flex h-6 cursor-pointer items-center gap-1 rounded-chip border border-line px-1.5 text-[11px] text-muted transition-colors hover:border-accent hover:text-text"
      onClick={() => {
        leave();
        open("raw", fields);
      }}
    >
      <ScanSearch aria-hidden="true" size={12} /> alert
    </button>
  );
}
