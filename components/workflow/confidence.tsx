"use client";
import { Why } from "@/components/ui/why";
import type { DecisionResult, TriageResult } from "@/lib/schema/workflow";
import { ConfidenceReason } from "./score-reasons";

/** Coverage and agreement in 0..1, as figure and bar; it opens its parts. */
export function Confidence({ made }: { made: TriageResult | DecisionResult }) {
  const value = made.confidence.toFixed(2);
  return (
    <span className="flex items-center gap-2 text-[12px] text-muted">
      <Why title={`Why confidence ${value}`} reason={<ConfidenceReason made={made} />}>
        confidence <strong className="text-text">{value}</strong>
      </Why>
      <span aria-hidden className="h-1 w-14 overflow-hidden rounded-full bg-track">
        <span className="block h-full bg-accent" style={{ width: `${made.confidence * 100}%` }} />
      </span>
    </span>
  );
}
