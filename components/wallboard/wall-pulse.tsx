"use client";
import { useQuery } from "@tanstack/react-query";
import { countWords } from "@/components/metrics/metric-words";
import { SeverityMark } from "@/components/ui/severity-mark";

import { threatQueries } from "@/lib/query/threats";
import type { Analytics } from "@/lib/schema/analytics";
import type { Severity } from "@/lib/schema/severity";
import { SEVERITIES } from "@/lib/schema/vocabulary";

const FILL: Record<Severity, string> = {
  critical: "fill-critical",
  high: "fill-high",
  medium: "fill-medium",
  low: "fill-low",
  info: "fill-info",
};
const SHOWN = SEVERITIES.filter((severity) => severity !== "info");
const HEIGHT = 40;
const SLOT = 10;

function Bars({ hours, severity }: { hours: Analytics["by_hour"]; severity: Severity }) {
  const top = Math.max(1, ...hours.map((hour) => hour.by_severity[severity]));
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${hours.length * SLOT} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-full min-h-0 w-full flex-1"
    >
      <line x1={0} x2={hours.length * SLOT} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
      {hours.map((hour, index) => {
        const height = (hour.by_severity[severity] / top) * (HEIGHT - 3);
        return (
          <rect
            key={hour.hour}
            x={index * SLOT + 1}
            y={HEIGHT - height}
            width={SLOT - 2}
            height={height}
            className={FILL[severity]}
          />
        );
      })}
    </svg>
  );
}

/** A line of bars a severity, each named: what is seen by colour is told by place and word as well. */
export function WallPulse() {
  const { data } = useQuery(threatQueries.analytics());
  return (
    <section
      aria-labelledby="wall-pulse"
      className="flex min-h-0 flex-1 flex-col rounded-panel border border-line bg-panel px-[calc(var(--u)*1.3)] py-[calc(var(--u)*0.9)]"
    >
      <h2 id="wall-pulse" className="text-[calc(var(--u)*1.35)] text-muted">
        By hour and severity, 24 h
      </h2>
      <ul className="flex min-h-0 flex-1 flex-col gap-[calc(var(--u)*0.6)] pt-[calc(var(--u)*0.6)]">
        {data &&
          SHOWN.map((severity) => (
            <li key={severity} className="flex min-h-[36px] flex-1 items-end gap-[calc(var(--u)*0.8)]">
              <SeverityMark
                severity={severity}
                className="w-[6.2em] !text-[calc(var(--u)*1.3)] [&_svg]:size-[0.85em]"
              />
              <Bars hours={data.by_hour} severity={severity} />
              <span className="w-[2.6em] text-right font-mono text-[calc(var(--u)*1.4)]">
                {countWords(data.by_severity_24h[severity])}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
