import type { ReactNode } from "react";
import { countWords } from "@/components/metrics/metric-words";
import { usdWords } from "@/components/model/money-words";
import type { ModelCosts } from "@/lib/schema/model-cost";

function Figure({ term, value, note }: { term: string; value: ReactNode; note: string }) {
  return (
    <div className="flex min-h-[94px] min-w-0 flex-col justify-between rounded-panel border border-line bg-panel px-3.5 py-2.5">
      <dt className="text-[12px] text-muted">{term}</dt>
      <dd>
        <span className="block truncate font-semibold text-[22px] leading-tight">{value}</span>
        <span className="block text-[12px] text-muted">{note}</span>
      </dd>
    </div>
  );
}

const dollars = (usd: number | null) => (usd === null ? "none yet" : usdWords(usd));

export function CostFigures({ costs }: { costs: ModelCosts }) {
  const { month, avoided, dropped_claims: claims } = costs;
  return (
    <dl aria-label="Figures" className="grid grid-cols-2 gap-3 sm:grid-cols-3 min-[1240px]:grid-cols-6">
      <Figure term="This month so far" value={usdWords(month.cost_usd)} note={`${countWords(month.calls)} calls`} />
      <Figure term="This month, projected" value={usdWords(month.projected_usd)} note="by its days so far" />
      <Figure term="One threat" value={dollars(costs.per_threat_usd)} note="mean, 30 days" />
      <Figure term="One alert" value={dollars(costs.per_alert_usd)} note="mean, 30 days" />
      <Figure
        term="Avoided"
        value={usdWords(avoided.saved_usd)}
        note={`${countWords(avoided.skipped_by_policy)} not asked, ${countWords(avoided.answered_from_cache)} from cache`}
      />
      <Figure
        term="Claims left out"
        value={claims.share === null ? "none yet" : `${(claims.share * 100).toFixed(1)} %`}
        note={`${countWords(claims.dropped)} of ${countWords(claims.findings)} had no evidence`}
      />
    </dl>
  );
}
