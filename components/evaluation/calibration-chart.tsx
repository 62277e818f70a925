"use client";
import { type KeyboardEvent, useState } from "react";
import type { EvaluationReport } from "@/lib/schema/evaluation";
import { percentWords, twoDigits } from "./evaluation-words";

type Bin = EvaluationReport["calibration"]["bins"][number];

const SIZE = 220;
const LEFT = 52;
const TOP = 14;
const BOTTOM = 44;
const SMALLEST = 3.5;
const LARGEST = 10;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const x = (share: number) => LEFT + share * SIZE;
const y = (share: number) => TOP + (1 - share) * SIZE;
const words = ({ from, to, count, mean_probability, real_share }: Bin) =>
  `${count} ${count === 1 ? "alert" : "alerts"} between ${from.toFixed(1)} and ${to.toFixed(1)}: said ${twoDigits(mean_probability)} on average, and ${percentWords(real_share)} were real`;

function Grid() {
  return (
    <>
      {TICKS.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} className="stroke-line" />
          <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={x(tick)} y={y(0) + 20} textAnchor="middle" className="fill-muted font-mono text-[10px]">
            {tick}
          </text>
          <text x={LEFT - 14} y={y(tick) + 3.5} textAnchor="end" className="fill-muted font-mono text-[10px]">
            {tick}
          </text>
        </g>
      ))}
      <line x1={x(0)} x2={x(1)} y1={y(0)} y2={y(1)} className="stroke-faint" strokeDasharray="4 4" />
      <text x={x(0.5)} y={y(0) + 38} textAnchor="middle" className="fill-muted text-[11px]">
        probability that was said
      </text>
      <text
        x={9}
        y={y(0.5)}
        textAnchor="middle"
        transform={`rotate(-90 9 ${y(0.5)})`}
        className="fill-muted text-[11px]"
      >
        share that was real
      </text>
    </>
  );
}

function BinTable({ bins }: { bins: Bin[] }) {
  return (
    <table className="sr-only">
      <caption>Calibration</caption>
      <thead>
        <tr>
          <th scope="col">Probability</th>
          <th scope="col">Alerts</th>
          <th scope="col">Said on average</th>
          <th scope="col">Were real</th>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={bin.from}>
            <th scope="row">
              {bin.from.toFixed(1)} to {bin.to.toFixed(1)}
            </th>
            <td>{bin.count}</td>
            <td>{twoDigits(bin.mean_probability)}</td>
            <td>{percentWords(bin.real_share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A circle a bin: on the dashed line, what was said is what came true. Arrow keys walk through the bins. */
export function CalibrationChart({ calibration }: { calibration: EvaluationReport["calibration"] }) {
  const bins = calibration.bins.filter(({ count }) => count > 0);
  const [at, setAt] = useState<number | null>(null);
  const chosen = at === null ? undefined : bins[at];
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const last = bins.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const here = at ?? -1;
    const next = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(last, next)));
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a chart is no fieldset */}
      <div
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through the bins
        tabIndex={0}
        aria-label="Calibration: probability said against share that was real. Use the arrow keys to read the bins."
        onKeyDown={onKeyDown}
        onBlur={() => setAt(null)}
        onPointerLeave={() => setAt(null)}
        className="mx-auto max-w-[320px] rounded-chip"
      >
        <svg viewBox={`0 0 ${LEFT + SIZE + 14} ${TOP + SIZE + BOTTOM}`} className="block w-full" aria-hidden="true">
          <Grid />
          {bins.map((bin, index) => (
            <circle
              key={bin.from}
              cx={x(bin.mean_probability ?? 0)}
              cy={y(bin.real_share ?? 0)}
              r={SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(bin.count / most)}
              strokeWidth={index === at ? 2.5 : 1.5}
              onPointerEnter={() => setAt(index)}
              className={index === at ? "fill-accent/60 stroke-text" : "fill-accent/35 stroke-accent"}
            />
          ))}
        </svg>
      </div>
      <p aria-live="polite" className="mt-1 min-h-[38px] text-[12px] text-muted">
        {chosen
          ? `${words(chosen)}.`
          : "A larger circle stands for more alerts. Above the dashed line more was real than it said, below it less."}
      </p>
      <BinTable bins={bins} />
    </div>
  );
}
