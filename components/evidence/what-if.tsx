import { OutsideText } from "@/components/ui/outside-text";
import type { Counterfactual } from "@/lib/schema/counterfactual";
import { EvidenceChips } from "./evidence-chips";

type Props = {
  told: Counterfactual[] | undefined;
  about: Counterfactual["about"];
  /** What was said before the reasons were kept with it. */
  older?: string | null;
  className?: string;
};

/** What single fact would have turned it, or that none would. */
export function WhatIf({ told, about, older = null, className = "" }: Props) {
  const found = told?.find((one) => one.about === about);
  const text = found?.text ?? older;
  if (!text) return null;
  return (
    <div
      className={`flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-control bg-raised px-2.5 py-1.5 ${className}`}
    >
      <span className="shrink-0 font-medium text-[12px] text-muted">What if</span>
      <p className="min-w-[12rem] flex-1">
        <OutsideText>{text}</OutsideText>
      </p>
      {found ? <EvidenceChips ids={found.evidence_ids} label="Evidence of that fact" max={3} /> : null}
    </div>
  );
}
