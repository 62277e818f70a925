"use client";
import { useQuery } from "@tanstack/react-query";
import { useNow } from "@/components/ui/clock";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { shortAge } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { clockWords } from "@/components/ui/sla-countdown";
import { filterParams, type ListFilters, OPEN_STATUSES } from "@/lib/query/threat-filters";
import { threatQueries } from "@/lib/query/threats";
import type { Analytics } from "@/lib/schema/analytics";
import { CostCard } from "./cost-card";
import { MetricCard } from "./metric-card";
import { changeWords, countWords, durationWords, shareWords } from "./metric-words";

export const listHref = (filters: ListFilters) => `/threats?${filterParams(filters)}`;
export const dayBefore = (iso: string) => new Date(Date.parse(iso) - 86_400_000).toISOString();

function Change({ now, before }: { now: number; before: number }) {
  const words = changeWords(now, before);
  return (
    words && (
      <span title="Against the 24 hours before">
        {words}
        <span className="sr-only"> against the 24 hours before</span>
      </span>
    )
  );
}

function Cards({ data, now }: { data: Analytics; now: number }) {
  const since = dayBefore(data.generated_at);
  const hours = data.by_hour;
  const breach = data.next_breach_at === null ? null : Date.parse(data.next_breach_at) - now;
  const breachWords =
    breach === null
      ? "nothing due"
      : breach < 0
        ? `breached ${clockWords(breach)} ago`
        : `next in ${clockWords(breach)}`;
  return (
    <>
      <MetricCard
        label="Threats, 24 h"
        value={countWords(data.last_24h)}
        note={`${countWords(data.total)} in all`}
        aside={<Change now={data.last_24h} before={data.previous_24h} />}
        href={listHref({ since })}
        series={hours.map((hour) => hour.total)}
        seriesClass="text-accent"
      />
      <MetricCard
        label="Critical, open"
        value={countWords(data.open_critical)}
        note={`${countWords(data.open_critical_unassigned)} unassigned`}
        href={listHref({ severity: ["critical"], status: OPEN_STATUSES })}
        series={hours.map((hour) => hour.by_severity.critical)}
        seriesClass="text-critical"
        alarm={data.open_critical > 0}
      />
      <MetricCard
        label="Requires review"
        value={countWords(data.requires_review)}
        note={data.oldest_review_at ? `oldest ${shortAge(Date.parse(data.oldest_review_at), now)}` : "nothing waits"}
        href={listHref({ requires_review: true, status: OPEN_STATUSES })}
        series={hours.map((hour) => hour.review)}
        seriesClass="text-high"
      />
      <MetricCard
        label="Likely false, 24 h"
        value={shareWords(data.likely_false_share_24h)}
        note={`${countWords(data.likely_false_24h)} threats`}
        href={listHref({ likely_false: true, since })}
        series={hours.map((hour) => hour.likely_false)}
        seriesClass="text-false-positive"
      />
      <MetricCard
        label="Time to verdict, p95"
        value={durationWords(data.time_to_verdict_ms.p95)}
        note={`mean ${durationWords(data.time_to_verdict_ms.mean)}`}
        href={listHref({ since })}
      />
      <MetricCard
        label="Customers affected"
        value={countWords(data.customers_affected_24h)}
        note="in 24 h"
        href={listHref({ since })}
      />
      <MetricCard
        label="SLA at risk"
        value={countWords(data.sla_at_risk)}
        note={breachWords}
        href={listHref({ sla_at_risk: true })}
        alarm={data.sla_at_risk > 0}
      />
    </>
  );
}

const PLACES = ["a", "b", "c", "d", "e", "f", "g"];

export function MetricCards() {
  const { data, error, refetch } = useQuery(threatQueries.analytics());
  const now = useNow();
  if (!data && error)
    return <ProblemNotice title="Figures could not be loaded" error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-label="Figures" aria-busy={!data} className="metric-grid">
      {data ? (
        <>
          <Cards data={data} now={now} />
          <CostCard />
        </>
      ) : (
        PLACES.map((place) => <Skeleton key={place} className="h-[94px] !rounded-panel" />)
      )}
    </section>
  );
}
