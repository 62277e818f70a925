import { Skeleton } from "@/components/ui/skeleton";
import { ListHead } from "./list-head";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

export function ListSkeleton() {
  return (
    <div aria-busy="true" className="alert-list h-full overflow-hidden">
      <p className="sr-only" role="status">
        Loading alerts
      </p>
      <ListHead />
      {ROWS.map((row) => (
        <div key={row} className="alert-row border-line border-b px-3.5" style={{ height: "var(--row-height)" }}>
          <Skeleton className="h-3.5 w-16 [grid-area:severity]" />
          <Skeleton className="h-3.5 w-2/3 [grid-area:name]" />
          <Skeleton className="h-3 w-2/5 [grid-area:origin]" />
          <Skeleton className="alert-status h-3.5 w-full" />
          <Skeleton className="alert-verdict h-3.5 w-4/5" />
          <Skeleton className="alert-priority h-4 w-7" />
          <Skeleton className="alert-risk h-3.5 w-12" />
          <Skeleton className="alert-ticket h-3.5 w-full" />
          <Skeleton className="h-3.5 w-6 [grid-area:age]" />
        </div>
      ))}
    </div>
  );
}
