"use client";
import type { ReactNode } from "react";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { OutsideText } from "@/components/ui/outside-text";
import { Why } from "@/components/ui/why";
import type { ReviewReason } from "@/lib/schema/threat-analysis";
import { ConfidenceReason, ScoreReason, SeverityReason } from "./score-reasons";
import { useThreatPage } from "./threat-context";

const TITLE: Record<ReviewReason["code"], string> = {
  severity: "Critical and high threats are always looked at by a person",
  likely_false_but_severe: "Likely false, yet too severe to be left to the rules",
  low_confidence: "Under 60 % on average, a person has to look",
  injection_suspected: "Text that gives orders, or history that looks planted",
  contradiction: "Something in the evidence contradicts itself",
  lowered_by_model: "A model may lower a severity only with a person's look",
};

/** What the fourth analyzer suspects, each with where it was read. */
function ConcernReason({ of }: { of: "injection_suspected" | "contradiction" }) {
  const { threat } = useThreatPage();
  const kinds = of === "contradiction" ? ["contradiction", "disproved_claim"] : ["injection", "poisoned_history"];
  const concerns = threat.integrity?.concerns.filter(({ concern }) => kinds.includes(concern)) ?? [];
  return (
    <ul aria-label="Concerns behind it" className="grid gap-2">
      {concerns.map(({ text, evidence_ids }) => (
        <li key={text} className="flex flex-wrap items-start gap-x-3 gap-y-1">
          <span className="min-w-[12rem] flex-1">
            <OutsideText>{text}</OutsideText>
          </span>
          <EvidenceChips ids={evidence_ids} label="Evidence for it" max={4} />
        </li>
      ))}
    </ul>
  );
}

const HEADING = "mt-3 mb-1 font-medium text-[12px] text-muted";

const REASON: Record<ReviewReason["code"], () => ReactNode> = {
  severity: SeverityReason,
  likely_false_but_severe: () => (
    <>
      <ScoreReason />
      <p className={HEADING}>Severity</p>
      <SeverityReason />
    </>
  ),
  low_confidence: ConfidenceReason,
  injection_suspected: () => <ConcernReason of="injection_suspected" />,
  contradiction: () => <ConcernReason of="contradiction" />,
  lowered_by_model: SeverityReason,
};

/** Why a person has to look, each cause with what it rests on. */
export function ReviewCauses() {
  const { threat } = useThreatPage();
  return (
    <ul aria-label="Causes of the review" className="mt-0.5 grid gap-0.5">
      {threat.review_reasons.map(({ code, text }) => {
        const Reason = REASON[code];
        return (
          <li key={`${code} ${text}`}>
            <Why title={TITLE[code]} reason={<Reason />} wide={code !== "low_confidence"}>
              <OutsideText>{text}</OutsideText>
            </Why>
          </li>
        );
      })}
    </ul>
  );
}
