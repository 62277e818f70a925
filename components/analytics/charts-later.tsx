"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";

const PANEL = "!rounded-panel h-[249px]";

/** The places of the charts, of their final size. */
export function ChartsSkeleton({ rates }: { rates: number }) {
  return (
    <>
      <div className="grid grid-cols-1 gap-3 min-[1100px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Skeleton className={PANEL} />
        <Skeleton className={PANEL} />
      </div>
      <div className={`grid grid-cols-1 gap-3 min-[700px]:grid-cols-2 ${rates > 2 ? "min-[1400px]:grid-cols-4" : ""}`}>
        {["a", "b", "c", "d"].slice(0, rates).map((place) => (
          <Skeleton key={place} className={PANEL} />
        ))}
      </div>
    </>
  );
}

/** Fetched and drawn when the page has been: their days are those of the reader's zone, which the server cannot know. */
export const ThreatCharts = dynamic(() => import("./range-charts").then((module) => module.RangeCharts), {
  ssr: false,
  loading: () => <ChartsSkeleton rates={4} />,
});

export const AlertCharts = dynamic(() => import("./range-charts").then((module) => module.RangeCharts), {
  ssr: false,
  loading: () => <ChartsSkeleton rates={2} />,
});
