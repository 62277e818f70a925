"use client";
import { type KeyboardEvent, useState } from "react";
import { useHydrated } from "@/components/ui/clock";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import type { Analytics } from "@/lib/schema/analytics";
import type { Severity } from "@/lib/schema/severity";
import { SEVERITIES } from "@/lib/schema/vocabulary";

type Hour = Analytics["by_hour"][number];

const FILL: Record<Severity, string> = {
  critical: "fill-critical",
  high: "fill-high",
  medium: "fill-medium",
  low: "fill-low",
  info: "fill-info",
};
const HEIGHT = 96;
const SLOT = 13;
const GAP = 3;
const STACK = [...SEVERITIES].reverse(); // the worst on top

function hourWords(iso: string, hydrated: boolean): string {
  const zone = hydrated ? undefined : "UTC";
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(new Date(iso));
}

function describe(hour: Hour): string {
  const parts = SEVERITIES.filter((severity) => hour.by_severity[severity] > 0).map(
    (severity) => `${hour.by_severity[severity]} ${SEVERITY_WORD[severity].toLowerCase()}`,
  );
  return parts.length > 0 ? parts.join(", ") : "no threats";
}

function Bar({
  hour,
  index,
  top,
  chosen,
  onPoint,
}: {
  hour: Hour;
  index: number;
  top: number;
  chosen: boolean;
  onPoint: () => void;
}) {
  let y = HEIGHT;
  return (
    <g onPointerEnter={onPoint}>
      <rect
        x={index * SLOT}
        y={0}
        width={SLOT}
        height={HEIGHT}
        className={chosen ? "fill-raised" : "fill-transparent"}
      />
      {STACK.map((severity) => {
        const height = (hour.by_severity[severity] / top) * (HEIGHT - 4);
        y -= height;
        return height > 0 ? (
          <rect
            key={severity}
            x={index * SLOT + GAP / 2}
            y={y + 0.4}
            width={SLOT - GAP}
            height={Math.max(0.6, height - 0.8)}
            rx={1}
            className={FILL[severity]}
          />
        ) : null;
      })}
    </g>
  );
}

/** Stacked bars of the last 24 hours. Arrow keys walk through the hours; what they stand on is said below, and in a table. */
export function HourChart({ hours }: { hours: Hour[] }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const hydrated = useHydrated();
  const top = Math.max(1, ...hours.map((hour) => hour.total));
  const width = hours.length * SLOT;
  const hour = chosen === null ? undefined : hours[chosen];
  const onKeyDown = (event: KeyboardEvent) => {
    const last = hours.length - 1;
    const at = chosen ?? last + 1;
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(last, next)));
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of bars is no fieldset */}
      <div
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through the hours
        tabIndex={0}
        aria-label="Threats by hour and severity, last 24 hours. Use the arrow keys to read the hours."
        onKeyDown={onKeyDown}
        onBlur={() => setChosen(null)}
        onPointerLeave={() => setChosen(null)}
        className="rounded-chip"
      >
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-[96px] w-full"
          aria-hidden="true"
        >
          <line x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
          {hours.map((each, index) => (
            <Bar
              key={each.hour}
              hour={each}
              index={index}
              top={top}
              chosen={index === chosen}
              onPoint={() => setChosen(index)}
            />
          ))}
        </svg>
        <div aria-hidden="true" className="relative mt-1 h-4 font-mono text-[11px] text-muted">
          {hours.map((each, index) =>
            index % 6 === 2 ? (
              <span
                key={each.hour}
                className="absolute -translate-x-1/2"
                style={{ left: `${((index + 0.5) / hours.length) * 100}%` }}
              >
                {hourWords(each.hour, hydrated)}
              </span>
            ) : null,
          )}
        </div>
      </div>
      <p aria-live="polite" className="mt-1.5 h-[36px] overflow-hidden text-[12px] text-muted">
        {hour ? (
          <>
            <span className="font-mono text-text">{hourWords(hour.hour, hydrated)}</span> · {hour.total} in this hour:{" "}
            {describe(hour)}
          </>
        ) : (
          `At most ${top} in an hour${hydrated ? "" : ", hours in UTC"}`
        )}
      </p>
      <HourTable hours={hours} hydrated={hydrated} />
    </div>
  );
}

function HourTable({ hours, hydrated }: { hours: Hour[]; hydrated: boolean }) {
  return (
    <table className="sr-only">
      <caption>Threats by hour and severity</caption>
      <thead>
        <tr>
          <th scope="col">Hour</th>
          {SEVERITIES.map((severity) => (
            <th key={severity} scope="col">
              {SEVERITY_WORD[severity]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour.hour}>
            <th scope="row">{hourWords(hour.hour, hydrated)}</th>
            {SEVERITIES.map((severity) => (
              <td key={severity}>{hour.by_severity[severity]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
