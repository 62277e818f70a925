import { Skeleton } from "@/components/ui/skeleton";

function PanelSkeleton({ lines }: { lines: number }) {
  return (
    <div className="rounded-panel border border-line bg-panel">
      <div className="flex h-[46px] items-center border-line border-b px-3.5">
        <Skeleton className="h-3.5 w-28" />
      </div>
      <div className="grid gap-3 p-3.5">
        {Array.from({ length: lines }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places that never move
          <Skeleton key={at} className={`h-4 ${at % 3 === 2 ? "w-2/3" : "w-full"}`} />
        ))}
      </div>
    </div>
  );
}

/** The threat page's final shape, before there is a threat. */
export function ThreatSkeleton() {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading the threat
      </p>
      <div className="flex flex-wrap justify-between gap-4">
        <div className="grid min-w-0 flex-1 gap-2.5">
          <Skeleton className="h-4 w-80 max-w-full" />
          <Skeleton className="h-6 w-[34rem] max-w-full" />
          <Skeleton className="h-4 w-64 max-w-full" />
        </div>
        <div className="flex gap-2">
          <Skeleton className="h-8 w-28" />
          <Skeleton className="h-8 w-20" />
          <Skeleton className="h-8 w-24" />
          <Skeleton className="h-8 w-40" />
        </div>
      </div>
      <div className="mt-4 flex gap-1.5">
        {["a", "b", "c", "d", "e"].map((tab) => (
          <Skeleton key={tab} className="h-7 w-20" />
        ))}
      </div>
      <div className="@container mt-3">
        <div className="grid items-start gap-3 @min-[960px]:grid-cols-[minmax(0,1fr)_minmax(280px,350px)]">
          <div className="grid min-w-0 gap-3">
            <PanelSkeleton lines={3} />
            <PanelSkeleton lines={6} />
            <PanelSkeleton lines={9} />
          </div>
          <div className="grid gap-3">
            <PanelSkeleton lines={4} />
            <PanelSkeleton lines={9} />
            <PanelSkeleton lines={4} />
          </div>
        </div>
      </div>
    </div>
  );
}
