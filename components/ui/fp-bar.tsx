import { classNames } from "./class-names";

/** How likely it is false, from 0 (real) to 1 (false), as a figure and a bar in its own hue. */
export function FpBar({ score, className }: { score: number; className?: string }) {
  return (
    <span className={classNames("flex min-w-0 items-center gap-2", className)}>
      <span className="sr-only">false positive </span>
      <span className="font-medium text-[12px] tabular-nums">{score.toFixed(2)}</span>
      <span aria-hidden="true" className="block h-1 min-w-0 flex-1 overflow-hidden rounded-full bg-track">
        <span
          className="block h-full rounded-full bg-false-positive"
          style={{ width: `${Math.max(score * 100, 1.5)}%` }}
        />
      </span>
    </span>
  );
}
