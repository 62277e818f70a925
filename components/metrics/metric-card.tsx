import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Sparkline } from "./sparkline";

type Props = {
  label: string;
  value: ReactNode;
  note: ReactNode;
  /** In small beside the note. */
  aside?: ReactNode;
  href: string;
  /** One value an hour, oldest first; left out where no honest series exists. */
  series?: number[];
  seriesClass?: string;
  alarm?: boolean;
  className?: string;
};

export function MetricCard({ label, value, note, aside, href, series, seriesClass, alarm, className }: Props) {
  return (
    <Link
      href={href}
      prefetch={false} // its `since` moves on, so every refresh would fetch it anew
      className={classNames(
        "flex h-[94px] min-w-0 flex-col justify-between rounded-panel border border-line bg-panel px-3.5 py-2.5 transition-colors hover:border-faint",
        className,
      )}
    >
      <span className="truncate text-[12px] text-muted">{label}</span>
      <span className="flex items-end justify-between gap-2">
        <span className={classNames("truncate font-semibold text-[22px] leading-tight", alarm && "text-critical")}>
          {value}
        </span>
        {series && <Sparkline values={series} className={classNames("min-w-0 shrink", seriesClass)} />}
      </span>
      <span className="flex justify-between gap-2 whitespace-nowrap text-[12px] text-muted">
        <span className="truncate">{note}</span>
        {aside}
      </span>
    </Link>
  );
}
