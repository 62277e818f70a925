"use client";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { EVIDENCE_WORD } from "@/components/evidence/evidence-words";
import { OutsideText } from "@/components/ui/outside-text";
import type { Evidence } from "@/lib/schema/evidence";

/** All that an agent read, one line a fact; the chip opens it in full. */
export function EvidenceList({ evidence }: { evidence: Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer font-medium text-[12px] text-muted hover:text-text">
        {evidence.length === 1 ? "1 piece" : `${evidence.length} pieces`} of evidence
      </summary>
      <ul className="mt-1.5">
        {evidence.map((one) => (
          <li key={one.id} className="flex items-start gap-2.5 border-line border-t py-1.5 first:border-t-0">
            <EvidenceChips ids={[one.id]} label={`Evidence ${one.id}`} />
            <span className="min-w-0 flex-1">
              <span className="mr-2 text-[12px] text-muted">{EVIDENCE_WORD[one.kind]}</span>
              <OutsideText>{one.summary}</OutsideText>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
