"use client";
import { useQuery } from "@tanstack/react-query";
import { hasCosts } from "@/components/costs/has-costs";
import { usdWords } from "@/components/model/money-words";
import { costQueries } from "@/lib/query/costs";
import { MetricCard } from "./metric-card";

/** What the model cost today; nothing where no model is used and none ever was. */
export function CostCard() {
  const { data } = useQuery(costQueries.costs());
  if (!data || !hasCosts(data)) return null;
  const { spent_today_usd: spent, left_usd: left } = data.budget;
  const isSpent = left !== null && left <= 0;
  return (
    <MetricCard
      label="Model, today"
      value={usdWords(spent)}
      note={left === null ? "no budget set" : isSpent ? "budget spent" : `${usdWords(left)} left`}
      aside={
        <span className="min-[1340px]:max-[1640px]:sr-only" title="Not spent, by policy and by cache, in 30 days">
          {usdWords(data.avoided.saved_usd)} avoided
          <span className="sr-only"> in 30 days</span>
        </span>
      }
      href="/costs"
      alarm={isSpent}
    />
  );
}
