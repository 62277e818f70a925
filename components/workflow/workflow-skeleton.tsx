import { Skeleton } from "@/components/ui/skeleton";

/** The final shape of a workflow, before there is one. */
export function WorkflowSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <p role="status" className="sr-only">
        Loading the alert
      </p>
      <div className="grid gap-2.5">
        <Skeleton className="h-4 w-64 max-w-full" />
        <Skeleton className="h-6 w-[26rem] max-w-full" />
        <Skeleton className="h-4 w-80 max-w-full" />
        <div className="flex gap-2">
          <Skeleton className="h-8 w-20" />
          <Skeleton className="h-8 w-24" />
        </div>
      </div>
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-[162px] w-full rounded-panel max-sm:h-[398px]" />
      <div className="flex flex-wrap gap-1.5">
        {["a", "b", "c", "d", "e", "f"].map((part) => (
          <Skeleton key={part} className="h-7 w-20" />
        ))}
      </div>
      <Skeleton className="h-72 w-full rounded-panel" />
    </div>
  );
}
