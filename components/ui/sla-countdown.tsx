"use client";
import { classNames } from "./class-names";
import { useHydrated, useNow } from "./clock";
import { absoluteTime } from "./relative-time";

/** "14:51" under an hour, "3 h 05" above, with the days when there are any. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))}`;
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
}

type Props = { respondBy: string; resolved?: boolean; size?: "row" | "large"; className?: string };

/** Time left to respond; past that, how long it has been breached. Ticks each second. */
export function SlaCountdown({ respondBy, resolved, size = "row", className }: Props) {
  const now = useNow();
  const hydrated = useHydrated();
  const left = Date.parse(respondBy) - now;
  const tone =
    left < 0 ? "text-critical" : left < 15 * 60_000 ? "text-high" : size === "row" ? "text-muted" : "text-text";
  const look = classNames("whitespace-nowrap font-mono tabular-nums", size === "large" ? "text-[20px]" : "text-[12px]");
  if (resolved) return <span className={classNames(look, "text-muted", className)}>resolved</span>;
  return (
    <span
      role="timer"
      aria-live="off"
      title={`Respond by ${absoluteTime(respondBy, hydrated)}`}
      className={classNames(look, tone, className)}
    >
      {left >= 0
        ? `${clockWords(left)} left`
        : size === "row"
          ? `${clockWords(left)} late`
          : `breached ${clockWords(left)}`}
    </span>
  );
}
