"use client";
import { useMemo } from "react";
import { countWords } from "@/components/metrics/metric-words";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import type { AnalyticsRange } from "@/lib/schema/analytics-range";
import { SEVERITIES } from "@/lib/schema/vocabulary";
import { type BucketSize, bucketsOf, sizeOf } from "./buckets";
import { ChartPanel } from "./chart-panel";
import { measureColumns, roundTop, volumeColumns } from "./columns";
import type { Figures } from "./figures";
import { FALSE_SHARE, type Measure, MTTA, MTTR, type Scope, SLA } from "./measures";
import { SeverityMix } from "./severity-mix";

const BY: Record<BucketSize, string> = {
  hour: "by hour",
  six_hours: "by six hours",
  day: "by day",
  day_utc: "by day, UTC",
  week_utc: "by week, UTC",
};
const PARTS = SEVERITIES.map((severity) => ({ key: severity, name: SEVERITY_WORD[severity] }));
const FILL: Record<Exclude<Measure["id"], "volume">, string> = {
  false_share: "bg-false-positive",
  mtta: "bg-accent",
  mttr: "bg-accent",
  sla: "bg-ok",
};

type Props = {
  of: Scope["of"];
  range: Pick<AnalyticsRange, "from" | "to" | "step">;
  points: (Figures & { from: string; to: string })[];
  now: Figures;
  before: Figures;
  scope: Scope;
};

/** Everything that is drawn over time. */
export function RangeCharts({ of, range, points, now, before, scope }: Props) {
  const buckets = useMemo(() => bucketsOf(points, range), [points, range]);
  const size = sizeOf(range);
  const name = of === "threats" ? "Threats" : "Alerts";
  const busiest = roundTop(Math.max(...buckets.map(({ figures }) => figures.total)));
  const rates = of === "threats" ? [FALSE_SHARE, MTTA, MTTR, SLA] : [FALSE_SHARE, MTTR];
  return (
    <>
      <div className="grid grid-cols-1 gap-3 min-[1100px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <ChartPanel
          title={`${name} over time`}
          hint={BY[size]}
          label={`${name} over time, by severity`}
          columns={volumeColumns(buckets, size, scope)}
          parts={PARTS}
          top={busiest}
          topWords={countWords(busiest)}
          ticks={7}
          empty={`No ${of} in this range.`}
        />
        <SeverityMix now={now} before={before} scope={scope} />
      </div>
      <div
        className={`grid grid-cols-1 gap-3 min-[700px]:grid-cols-2 ${of === "threats" ? "min-[1400px]:grid-cols-4" : ""}`}
      >
        {rates.map((measure) => {
          const most = Math.max(0, ...buckets.map(({ figures }) => measure.value(figures) ?? 0));
          const top = measure.change === "share" ? 1 : Math.max(60_000, most);
          return (
            <ChartPanel
              key={measure.id}
              title={of === "threats" ? measure.name : `${measure.name} of alerts`}
              hint={BY[size]}
              label={`${measure.name} of ${of} over time`}
              columns={measureColumns(buckets, size, scope, measure, FILL[measure.id as keyof typeof FILL])}
              top={top}
              topWords={measure.words(top)}
              ticks={4}
              empty={measure.id === "sla" ? "Nothing was due." : "Nothing was resolved or answered yet."}
            />
          );
        })}
      </div>
    </>
  );
}
