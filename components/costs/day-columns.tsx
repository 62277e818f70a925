"use client";
import { type KeyboardEvent, useState } from "react";
import { countWords } from "@/components/metrics/metric-words";
import { usdWords } from "@/components/model/money-words";
import { Panel } from "@/components/ui/panel";
import type { Spend } from "@/lib/schema/model-cost";

const HEIGHT = 110;
const SLOT = 13;
const GAP = 3;
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

function dayWords(key: string): string {
  const time = Date.parse(key);
  return Number.isNaN(time) ? key : DAY.format(time);
}

function describe(day: Spend): string {
  if (day.calls === 0 && day.cached === 0) return "the model was not asked";
  const fallbacks = day.fallbacks > 0 ? `, ${countWords(day.fallbacks)} fell back` : "";
  return `${usdWords(day.cost_usd)} for ${countWords(day.calls)} calls${fallbacks}`;
}

function DayTable({ days }: { days: Spend[] }) {
  return (
    <table className="sr-only">
      <caption>Spent by day, UTC</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Spent</th>
          <th scope="col">Calls</th>
          <th scope="col">Fell back</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.key}>
            <th scope="row">{dayWords(day.key)}</th>
            <td>{usdWords(day.cost_usd)}</td>
            <td>{countWords(day.calls)}</td>
            <td>{countWords(day.fallbacks)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Props = { days: Spend[]; daily: number | null };

/** Thirty days as columns, with the budget as a line when it is near enough to be seen. Arrow keys walk through the days. */
export function DayColumns({ days, daily }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const most = Math.max(...days.map((day) => day.cost_usd), 0);
  const shown = daily !== null && daily > 0 && daily <= most * 3 ? daily : null;
  const top = Math.max(most, shown ?? 0, Number.MIN_VALUE);
  const width = Math.max(1, days.length) * SLOT;
  const day = chosen === null ? undefined : days[chosen];
  const heightOf = (usd: number) => (usd / top) * (HEIGHT - 6);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = days.length - 1;
    const at = chosen ?? last + 1;
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(last, next)));
  };
  return (
    <Panel title="By day" hint="last 30, UTC">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of columns is no fieldset */}
      <div
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through the days
        tabIndex={0}
        aria-label="Spent by day, last 30 days. Use the arrow keys to read the days."
        onKeyDown={onKeyDown}
        onBlur={() => setChosen(null)}
        onPointerLeave={() => setChosen(null)}
        className="rounded-chip"
      >
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-[110px] w-full"
          aria-hidden="true"
        >
          <line x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
          {days.map((each, index) => (
            <g key={each.key} onPointerEnter={() => setChosen(index)}>
              <rect
                x={index * SLOT}
                y={0}
                width={SLOT}
                height={HEIGHT}
                className={index === chosen ? "fill-raised" : "fill-transparent"}
              />
              {each.cost_usd > 0 ? (
                <rect
                  x={index * SLOT + GAP / 2}
                  y={HEIGHT - Math.max(1.5, heightOf(each.cost_usd))}
                  width={SLOT - GAP}
                  height={Math.max(1.5, heightOf(each.cost_usd))}
                  rx={1}
                  className={daily !== null && each.cost_usd >= daily ? "fill-high" : "fill-accent"}
                />
              ) : null}
            </g>
          ))}
          {shown === null ? null : (
            <line
              x1={0}
              x2={width}
              y1={HEIGHT - heightOf(shown)}
              y2={HEIGHT - heightOf(shown)}
              strokeDasharray="4 4"
              vectorEffect="non-scaling-stroke"
              className="stroke-high"
            />
          )}
        </svg>
        <div aria-hidden="true" className="mt-1 flex justify-between font-mono text-[11px] text-muted">
          {[days[0], days[Math.floor(days.length / 2)], days.at(-1)].map((each, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: three fixed places
            each ? <span key={at}>{dayWords(each.key)}</span> : null,
          )}
        </div>
      </div>
      <p aria-live="polite" className="mt-1.5 min-h-[19px] text-[12px] text-muted">
        {day ? (
          <>
            <span className="text-text">{dayWords(day.key)}</span>: {describe(day)}
          </>
        ) : (
          `At most ${usdWords(most)} a day${shown === null ? "" : `; the line is today's budget of ${usdWords(shown)}`}`
        )}
      </p>
      <DayTable days={days} />
    </Panel>
  );
}
