import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { Waterfall } from "@/components/ui/waterfall";
import { logistic } from "@/components/ui/waterfall-rows";
import type { Weight } from "@/lib/schema/workflow";

type Props = {
  weights: Weight[];
  total: string;
  /** `noise`: the score falls as the sum rises; `malice`: it rises with it. */
  score: "noise" | "malice";
};

/** Every weight as a step: left speaks for noise, right for malice. */
export function WeightWaterfall({ weights, total, score }: Props) {
  if (weights.length === 0) return <p className="text-muted">Nothing was weighed.</p>;
  return (
    <Waterfall
      terms={weights.map(({ indicator, log_odds, evidence_ids }) => ({
        label: indicator,
        log_odds,
        aside: <EvidenceChips ids={evidence_ids} label={`Evidence for ${indicator}`} max={2} />,
      }))}
      minus={{ words: "noise", tone: "bg-false-positive" }}
      plus={{ words: "malicious", tone: "bg-critical" }}
      total={total}
      scoreOf={(sum) => logistic(score === "noise" ? -sum : sum)}
    />
  );
}
