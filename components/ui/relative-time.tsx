"use client";
import { classNames } from "./class-names";
import { useHydrated, useNow } from "./clock";
import { Tooltip } from "./tooltip";

/** "now", "4 m", "3 h", "2 d": short, for columns. */
export function shortAge(fromMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - fromMs) / 1000));
  if (seconds < 10) return "now";
  if (seconds < 60) return `${Math.floor(seconds / 10) * 10} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

const ABSOLUTE: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
};

/** In the reader's zone, zone named; in UTC until the page has come alive. */
export function absoluteTime(at: string | number, hydrated: boolean): string {
  return new Intl.DateTimeFormat("en-GB", hydrated ? ABSOLUTE : { ...ABSOLUTE, timeZone: "UTC" }).format(new Date(at));
}

type Props = {
  at: string;
  className?: string /** True puts it in the tab order with a tooltip; rows keep to the title. */;
  focusable?: boolean;
};

export function RelativeTime({ at, className, focusable }: Props) {
  const now = useNow(10_000);
  const hydrated = useHydrated();
  const absolute = absoluteTime(at, hydrated);
  const age = shortAge(Date.parse(at), now);
  const words = focusable && age !== "now" ? `${age} ago` : age;
  const look = classNames("whitespace-nowrap tabular-nums", className);
  if (!focusable) {
    return (
      <time dateTime={at} title={absolute} className={look}>
        {words}
      </time>
    );
  }
  return (
    <Tooltip content={absolute}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the absolute time is one focus away */}
      <time dateTime={at} tabIndex={0} className={classNames(look, "rounded-chip")}>
        {words}
      </time>
    </Tooltip>
  );
}
