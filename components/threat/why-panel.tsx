"use client";
import { useWhyLink } from "@/components/shell/use-why-link";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { Why } from "@/components/ui/why";
import { WHY_TITLE } from "./page-words";
import { ConfidenceReason, ScoreReason } from "./score-reasons";
import { useThreatPage } from "./threat-context";

export const WHY_ID = "why";

export function WhyPanel() {
  const { threat } = useThreatPage();
  const { false_positive_score: score } = threat;
  useWhyLink(WHY_ID);
  return (
    <div id={WHY_ID} tabIndex={-1} className="scroll-mt-[66px] rounded-panel">
      <Panel
        title={WHY_TITLE[score.recommendation]}
        aside={
          <span className="text-[12px] text-muted">
            false-positive score <strong className="text-text">{score.score.toFixed(2)}</strong> ·{" "}
            <Why title={`Why confidence ${score.confidence.toFixed(2)}`} reason={<ConfidenceReason />}>
              confidence {score.confidence.toFixed(2)}
            </Why>
          </span>
        }
      >
        <p className="mb-3 max-w-[78ch]">
          <OutsideText>{score.explanation}</OutsideText>
        </p>
        <ScoreReason />
      </Panel>
    </div>
  );
}
