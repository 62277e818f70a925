import { Skeleton } from "@/components/ui/skeleton";
import { ChartsSkeleton } from "./charts-later";

/** The page's shape before its first figures. */
export function AnalyticsSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-3">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,165px),1fr))] gap-3 max-[599px]:[&>:first-child]:col-span-2">
        {["a", "b", "c", "d", "e"].map((place) => (
          <Skeleton key={place} className="!rounded-panel h-[94px]" />
        ))}
      </div>
      <ChartsSkeleton rates={4} />
      <div className="grid grid-cols-1 gap-3 min-[1100px]:grid-cols-2">
        <Skeleton className="!rounded-panel h-[360px]" />
        <Skeleton className="!rounded-panel h-[360px]" />
      </div>
    </div>
  );
}
