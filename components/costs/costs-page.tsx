"use client";
import { useQuery } from "@tanstack/react-query";
import { AGENT_WORD } from "@/components/threat-words";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { ALERT_AGENT_WORD } from "@/components/workflow/workflow-words";
import { costQueries } from "@/lib/query/costs";
import type { ModelCosts } from "@/lib/schema/model-cost";
import { AnalystComparison } from "./analyst-comparison";
import { AvoidedPanel } from "./avoided-panel";
import { BudgetPanel } from "./budget-panel";
import { CostFigures } from "./cost-figures";
import { DayColumns } from "./day-columns";
import { hasCosts } from "./has-costs";
import { RulesNotice } from "./rules-notice";
import { SpendBars } from "./spend-bars";

const AGENT_NAMES = new Map(Object.entries({ ...AGENT_WORD, ...ALERT_AGENT_WORD }));
const agentName = (key: string) => AGENT_NAMES.get(key) ?? key;

function Spent({ costs }: { costs: ModelCosts }) {
  return (
    <>
      <CostFigures costs={costs} />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,2fr)_minmax(280px,1fr)]">
        <BudgetPanel costs={costs} />
        <AvoidedPanel costs={costs} />
      </div>
      <DayColumns days={costs.by_day} daily={costs.budget.daily_usd} />
      <div className="grid items-start gap-3 lg:grid-cols-3">
        <SpendBars title="By agent" rows={costs.by_agent} nameOf={agentName} />
        <SpendBars title="By model" rows={costs.by_model} />
        <SpendBars title="By customer" rows={costs.by_customer} />
      </div>
    </>
  );
}

function CostsSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-3">
      <span role="status" className="sr-only">
        The costs are being added up
      </span>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 min-[1240px]:grid-cols-6">
        {["a", "b", "c", "d", "e", "f"].map((place) => (
          <Skeleton key={place} className="!rounded-panel h-[94px]" />
        ))}
      </div>
      <Skeleton className="!rounded-panel h-[260px]" />
      <Skeleton className="!rounded-panel h-[200px]" />
    </div>
  );
}

/** What the model costs, what was not spent, and what that is against people's time. */
export function CostsPage() {
  const { data, error, refetch } = useQuery(costQueries.costs());
  if (!data && error) {
    return <ProblemNotice title="The costs could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <CostsSkeleton />;
  return (
    <div className="grid gap-3">
      {data.mode === "rules" ? <RulesNotice /> : null}
      {hasCosts(data) ? <Spent costs={data} /> : null}
      <AnalystComparison costs={data} />
    </div>
  );
}
