"use client";
import { ScanSearch } from "lucide-react";
import { useLeaveCards } from "@/components/ui/why";
import { fieldsOf } from "./evidence-lookup";
import { useThreatPage } from "./threat-context";

/** Lights up in the raw signal all that a claim was read from; nothing when it was read elsewhere. */
export function InSignal({ ids, of }: { ids: string[]; of: string }) {
  const { threat, evidence, open } = useThreatPage();
  const leave = useLeaveCards();
  const fields = fieldsOf(ids, evidence, threat.signal);
  if (fields.length === 0) return null;
  return (
    <button
      type="button"
      title="Show in the raw signal"
      aria-label={`Show in the raw signal: ${of}`}
      className="inline-flex h-6 cursor-pointer items-center gap-1 rounded-chip border border-line px-1.5 text-[11px] text-muted transition-colors hover:border-accent hover:text-text"
      onClick={() => {
        leave();
        open("raw", fields);
      }}
    >
      <ScanSearch aria-hidden="true" size={12} /> signal
    </button>
  );
}
