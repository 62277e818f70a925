import { classNames } from "./class-names";

/** How likely it is false, from 0 (real) to 1 (false), as a figure and a bar in its own hue. */
export function FpBar({
  score,
  label = "false positive",
  className,
}: {
  score: number;
  label?: string;
  className?: string;
}) {
  return (
    <span className={classNames("block min-w-0", className)}>
      <span className="flex items-baseline justify-between gap-2 whitespace-nowrap text-[11.5px] text-muted">
        {label} <span className="font-semibold text-text tabular-nums">{score.toFixed(2)}</span>
      </span>
      <span aria-hidden="true" className="mt-1 block h-1 overflow-hidden rounded-full bg-track">
        <span
          className="block h-full rounded-full bg-false-positive"
          style={{ width: `${Math.max(score * 100, 1.5)}%` }}
        />
      </span>
    </span>
  );
}
