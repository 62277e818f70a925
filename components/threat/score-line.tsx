"use client";
import { RECOMMENDATION_WORD } from "@/components/threat-words";
import { SEVERITY_TEXT, SEVERITY_WORD } from "@/components/ui/severity-mark";
import { Why } from "@/components/ui/why";
import { WHY_TITLE } from "./page-words";
import { ConfidenceReason, ScoreReason, SeverityReason } from "./score-reasons";
import { useThreatPage } from "./threat-context";

const FIGURE = "font-mono text-text";

/** How severe, how likely false, how sure: each opens its reason. */
export function ScoreLine() {
  const { threat } = useThreatPage();
  const { severity, severity_score: severe, false_positive_score: score } = threat;
  const points = Number(severe.value.toFixed(1));
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
      <Why title={`Why ${SEVERITY_WORD[severity].toLowerCase()}: ${points} of 100`} reason={<SeverityReason />} wide>
        <span className={SEVERITY_TEXT[severity]}>Severity</span> <span className={FIGURE}>{points}</span> of 100
      </Why>
      <Why title={WHY_TITLE[score.recommendation]} reason={<ScoreReason />} wide>
        {RECOMMENDATION_WORD[score.recommendation]}: false-positive score{" "}
        <span className={FIGURE}>{score.score.toFixed(2)}</span>
      </Why>
      <Why title={`Why confidence ${score.confidence.toFixed(2)}`} reason={<ConfidenceReason />}>
        confidence <span className={FIGURE}>{score.confidence.toFixed(2)}</span>
      </Why>
    </p>
  );
}
