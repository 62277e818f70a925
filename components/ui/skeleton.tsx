import { classNames } from "./class-names";

/** A grey place of the final shape. The wait itself is announced by the region that holds it (`aria-busy`). */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames("block animate-pulse rounded-chip bg-raised", className)} />;
}
