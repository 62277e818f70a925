import type { ReactNode } from "react";
import { OutsideText } from "./outside-text";
import { percentOn, type Scale, scaleOf, signed, toSteps } from "./waterfall-rows";

const GRID =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)_3.75rem_2.75rem]";

export type Term = { label: string; description?: string; log_odds: number; aside?: ReactNode };

type Side = { words: string; tone: string };

function Mark({ scale, at, dashed = false }: { scale: Scale; at: number; dashed?: boolean }) {
  return (
    <span
      className={`absolute inset-y-0 border-l ${dashed ? "border-line border-dashed" : "border-faint"}`}
      style={{ left: `${percentOn(scale, at)}%` }}
    />
  );
}

type BarProps = { from: number; to: number; scale: Scale; edges: number[]; tone: string };

function Bar({ from, to, scale, edges, tone }: BarProps) {
  const left = percentOn(scale, Math.min(from, to));
  const width = percentOn(scale, Math.max(from, to)) - left;
  return (
    <span aria-hidden className="relative order-last col-span-2 block h-5 sm:order-none sm:col-span-1">
      {edges.map((edge) => (
        <Mark key={edge} scale={scale} at={edge} dashed />
      ))}
      <Mark scale={scale} at={0} />
      <span
        className={`absolute top-1.5 h-2 min-w-[2px] rounded-[2px] ${tone}`}
        style={{ left: `${left}%`, width: `${width}%` }}
      />
    </span>
  );
}

type Props = {
  /** Their sum is the whole; the first is where it starts from. */
  terms: Term[];
  minus: Side;
  plus: Side;
  /** Sums at which the answer turns, drawn as dashed lines. */
  edges?: number[];
  total: string;
  /** What a sum means, in 0..1. */
  scoreOf: (sum: number) => number;
};

/** Every weight as a step from the one before it, down to the sum of all. */
export function Waterfall({ terms, minus, plus, edges = [], total, scoreOf }: Props) {
  const steps = toSteps(terms);
  const scale = scaleOf(steps);
  const sum = steps.at(-1)?.after ?? 0;
  const toneOf = (weight: number) => (Math.abs(weight) < 0.005 ? "bg-faint" : weight < 0 ? minus.tone : plus.tone);
  const marks = edges.filter((edge) => edge > scale.low && edge < scale.high);
  return (
    <div>
      <div aria-hidden className={`${GRID} pb-1 text-[11px] text-muted`}>
        <span className="hidden sm:block">Reason, prior first</span>
        <span className="order-last col-span-2 flex justify-between gap-2 sm:order-none sm:col-span-1">
          <span>← {minus.words}</span>
          <span>{plus.words} →</span>
        </span>
        <span className="hidden whitespace-nowrap text-right sm:block">log-odds</span>
        <span className="hidden whitespace-nowrap text-right sm:block">so far</span>
      </div>
      <ol aria-label="Reasons, in log-odds">
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of the terms is the order of the sum
          <li key={at} className={`${GRID} border-line border-b py-1.5`}>
            <div className="min-w-0">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <p className="min-w-0 font-medium">
                  <OutsideText>{step.label}</OutsideText>
                </p>
                {step.aside}
              </div>
              {step.description && step.description !== step.label ? (
                <p className="text-[12px] text-muted">
                  <OutsideText>{step.description}</OutsideText>
                </p>
              ) : null}
            </div>
            <Bar from={step.before} to={step.after} scale={scale} edges={marks} tone={toneOf(step.log_odds)} />
            <span className="text-right font-mono">
              {signed(step.log_odds)}
              <span className="sr-only"> log-odds, </span>
            </span>
            <span className="hidden text-right font-mono text-muted sm:block">
              <span className="sr-only">score so far </span>
              {scoreOf(step.after).toFixed(2)}
            </span>
          </li>
        ))}
      </ol>
      <div className={`${GRID} pt-2`}>
        <p className="font-semibold">
          {total}
          <span className="font-normal text-muted"> · sum of all</span>
        </p>
        <Bar from={0} to={sum} scale={scale} edges={marks} tone="bg-text" />
        <span className="text-right font-mono font-semibold">{signed(sum)}</span>
        <span className="hidden text-right font-mono font-semibold sm:block">
          <span className="sr-only">score </span>
          {scoreOf(sum).toFixed(2)}
        </span>
      </div>
    </div>
  );
}
