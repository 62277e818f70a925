import { Skeleton } from "@/components/ui/skeleton";

export function EntitySkeleton() {
  return (
    <div aria-busy="true" className="grid gap-3">
      <h1 className="sr-only">Loading</h1>
      <Skeleton className="h-4 w-20" />
      <Skeleton className="h-7 w-64 max-w-full" />
      <Skeleton className="h-4 w-96 max-w-full" />
      <div className="grid gap-3 min-[1100px]:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid gap-3">
          <Skeleton className="h-[160px] w-full" />
          <Skeleton className="h-[280px] w-full" />
        </div>
        <Skeleton className="h-[320px] w-full" />
      </div>
    </div>
  );
}
