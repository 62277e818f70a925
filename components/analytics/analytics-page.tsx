"use client";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useHydrated } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { rangeQueries } from "@/lib/query/ranges";
import type { AnalyticsRange } from "@/lib/schema/analytics-range";
import { AlertFiguresView } from "./alert-figures";
import { AnalyticsSkeleton } from "./analytics-skeleton";
import type { Scope } from "./measures";
import { RangeBar } from "./range-bar";
import { ThreatFiguresView } from "./threat-figures";
import { useRange } from "./use-range";

/** "1 Mar, 10:00 to 31 Mar, 11:00 CET": in UTC until the page has come alive. */
function RangeWords({
  from,
  to,
  step,
  nothingBefore,
}: Pick<AnalyticsRange, "from" | "to" | "step"> & { nothingBefore: boolean }) {
  const hydrated = useHydrated();
  const words = (at: string, zone: boolean) =>
    new Intl.DateTimeFormat("en-GB", {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      ...(zone ? { timeZoneName: "short" } : {}),
      ...(hydrated ? {} : { timeZone: "UTC" }),
    }).format(new Date(at));
  return (
    <p className="text-[12px] text-muted">
      Created {words(from, false)} to {words(to, true)}, and what has become of it since.{" "}
      {step === "day" ? "Days are UTC. " : ""}
      {nothingBefore ? "There is nothing in as long a time before." : "Changes are against as long a time before."}
    </p>
  );
}

/** How much there was, how often it was false, and how soon people answered: over a range, by customer and type. */
export function AnalyticsPage() {
  const { filters, change } = useRange();
  const { data, error, isPlaceholderData, refetch } = useQuery(rangeQueries.one(filters));
  const scope = data && {
    from: data.from,
    to: data.to,
    customer: filters.customer,
  };
  const threats: Scope | undefined = scope && { ...scope, of: "threats", threat_type: filters.threat_type };
  const alerts: Scope | undefined = scope && { ...scope, of: "alerts" };
  const nothing = data && data.threats.now.total === 0 && (data.alerts?.now.total ?? 0) === 0;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-semibold text-[18px]">Analytics</h1>
        <RangeBar filters={filters} change={change} shown={data ? { from: data.from, to: data.to } : null} />
      </div>
      {error && (!data || isPlaceholderData) ? (
        <div className="mb-3">
          <ProblemNotice title="The figures could not be loaded" error={error} onRetry={() => void refetch()} />
        </div>
      ) : null}
      {!data && !error ? <AnalyticsSkeleton /> : null}
      {data && threats && alerts ? (
        <div aria-busy={isPlaceholderData} className={classNames("grid gap-3", isPlaceholderData && "opacity-60")}>
          <RangeWords from={data.from} to={data.to} step={data.step} nothingBefore={data.threats.before.total === 0} />
          {nothing ? (
            <EmptyState
              title="Nothing was created in this range"
              action={
                <Button onClick={() => change({ range: "90d", from: null, to: null, customer: [], threat_type: [] })}>
                  Look at 90 days
                </Button>
              }
            >
              Choose another range, customer or type.
            </EmptyState>
          ) : (
            <>
              <ThreatFiguresView data={data} scope={threats} />
              <h2 className="mt-3 font-semibold text-[15px]">Alerts</h2>
              {data.alerts ? (
                <AlertFiguresView data={data} alerts={data.alerts} scope={alerts} />
              ) : (
                <p className="text-muted">Alerts have no threat type: clear that filter to see them.</p>
              )}
            </>
          )}
        </div>
      ) : null}
    </>
  );
}
