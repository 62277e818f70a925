import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a report. */
export function ReportSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-3">
      <span role="status" className="sr-only">
        The evaluation is being loaded
      </span>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 min-[1240px]:grid-cols-6">
        {["a", "b", "c", "d", "e", "f"].map((place) => (
          <Skeleton key={place} className="!rounded-panel h-[104px]" />
        ))}
      </div>
      <div className="grid gap-3 xl:grid-cols-2">
        <Skeleton className="!rounded-panel h-[300px]" />
        <Skeleton className="!rounded-panel h-[300px]" />
      </div>
    </div>
  );
}
