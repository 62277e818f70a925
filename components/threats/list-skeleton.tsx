import { Skeleton } from "@/components/ui/skeleton";
import { ListHead } from "./list-head";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

export function ListSkeleton({ className }: { className: string }) {
  return (
    <div aria-busy="true" className={`threat-list overflow-hidden ${className}`}>
      <p className="sr-only" role="status">
        Loading threats
      </p>
      <ListHead />
      {ROWS.map((row) => (
        <div key={row} className="threat-row border-line border-b px-3.5" style={{ height: "var(--row-height)" }}>
          <Skeleton className="h-3.5 w-16 [grid-area:severity]" />
          <Skeleton className="mb-1.5 h-3.5 w-4/5 [grid-area:headline]" />
          <Skeleton className="h-3 w-1/2 [grid-area:origin]" />
          <Skeleton className="threat-wide h-3.5 w-full [grid-area:fp]" />
          <Skeleton className="h-3.5 w-16 [grid-area:sla]" />
          <Skeleton className="h-3.5 w-6 [grid-area:age]" />
        </div>
      ))}
    </div>
  );
}
