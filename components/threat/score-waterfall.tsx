import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { RECOMMENDATION_WORD } from "@/components/threat-words";
import { Waterfall } from "@/components/ui/waterfall";
import { logistic } from "@/components/ui/waterfall-rows";
import type { FalsePositiveScore } from "@/lib/schema/false-positive";

const REVIEW_EDGE = Math.log(0.7 / 0.3); // the log-odds of 0.7; those of 0.3 are its mirror

/** Every reason as a step from the one before it: left makes it more likely real, right more likely false. */
export function ScoreWaterfall({ score }: { score: FalsePositiveScore }) {
  return (
    <Waterfall
      terms={score.indicators.map(({ indicator, description, log_odds, evidence_ids }) => ({
        label: indicator,
        description,
        log_odds,
        aside: <EvidenceChips ids={evidence_ids} label={`Evidence for ${indicator}`} max={2} />,
      }))}
      minus={{ words: "more likely real", tone: "bg-critical" }}
      plus={{ words: "more likely false", tone: "bg-false-positive" }}
      edges={[-REVIEW_EDGE, REVIEW_EDGE]}
      total={RECOMMENDATION_WORD[score.recommendation]}
      scoreOf={logistic}
    />
  );
}
