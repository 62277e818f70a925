"use client";
import { useNow } from "@/components/ui/clock";
import type { EntityDay } from "@/lib/schema/entity";
import { stripOf } from "./day-strip";

const HEIGHT = 56;
const SLOT = 12;

const words = (day: string) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(day));

/** Threats below, alerts hatched above them, one bar a day; the same in a table for those who cannot see it. */
export function DayChart({ days }: { days: EntityDay[] }) {
  const { strip, outside } = stripOf(days, useNow(60_000));
  const top = Math.max(1, ...strip.map(({ threats, alerts }) => threats + alerts));
  const high = (n: number) => (n === 0 ? 0 : Math.max(2, (n / top) * HEIGHT));
  const busy = strip.filter(({ threats, alerts }) => threats + alerts > 0);
  return (
    <figure>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${strip.length * SLOT} ${HEIGHT + 1}`}
        preserveAspectRatio="none"
        className="h-[72px] w-full"
      >
        {strip.map(({ day, threats, alerts }, at) => (
          <g key={day}>
            <title>{`${words(day)}: ${threats} threats, ${alerts} alerts`}</title>
            <rect x={at * SLOT} width={SLOT} height={HEIGHT} className="fill-transparent" />
            <rect
              x={at * SLOT + 1}
              y={HEIGHT - high(threats)}
              width={SLOT - 2}
              height={high(threats)}
              className="fill-accent"
            />
            <rect
              x={at * SLOT + 1.5}
              y={Math.max(0.5, HEIGHT - high(threats) - high(alerts))}
              width={SLOT - 3}
              height={Math.max(0, high(alerts) - 0.5)}
              className={alerts > 0 ? "fill-transparent stroke-medium" : "fill-transparent"}
            />
          </g>
        ))}
        <line x1="0" x2={strip.length * SLOT} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} className="stroke-line" />
      </svg>
      <figcaption className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-[12px] text-muted">
        <span>{words(strip[0]?.day ?? "1970-01-01")}</span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2.5 bg-accent" /> threats
        </span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2.5 border border-medium" /> alerts
        </span>
        {outside > 0 ? <span>{outside} outside these 30 days</span> : null}
        <span className="ml-auto">today, UTC</span>
      </figcaption>
      <table className="sr-only">
        <caption>By day</caption>
        <thead>
          <tr>
            <th>Day</th>
            <th>Threats</th>
            <th>Alerts</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ day, threats, alerts }) => (
            <tr key={day}>
              <td>{words(day)}</td>
              <td>{threats}</td>
              <td>{alerts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
