import { RECOMMENDATION_WORD } from "@/components/threat-words";
import type { FalsePositiveScore } from "@/lib/schema/false-positive";
import { EvidenceChips } from "./evidence-chips";
import { OutsideText } from "./outside-text";
import { percentOn, type Scale, type ScoreRow, scaleOf, signed, toScoreRows } from "./score-rows";

const REVIEW_EDGE = Math.log(0.7 / 0.3); // the log-odds of 0.7; those of 0.3 are its mirror

const GRID =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)_3.75rem_2.75rem]";

function Mark({ scale, at, dashed = false }: { scale: Scale; at: number; dashed?: boolean }) {
  return (
    <span
      className={`absolute inset-y-0 border-l ${dashed ? "border-line border-dashed" : "border-faint"}`}
      style={{ left: `${percentOn(scale, at)}%` }}
    />
  );
}

function Bar({ from, to, scale, tone }: { from: number; to: number; scale: Scale; tone: string }) {
  const left = percentOn(scale, Math.min(from, to));
  const width = percentOn(scale, Math.max(from, to)) - left;
  return (
    <span aria-hidden className="relative order-last col-span-2 block h-5 sm:order-none sm:col-span-1">
      <Mark scale={scale} at={-REVIEW_EDGE} dashed />
      <Mark scale={scale} at={REVIEW_EDGE} dashed />
      <Mark scale={scale} at={0} />
      <span
        className={`absolute top-1.5 h-2 min-w-[2px] rounded-[2px] ${tone}`}
        style={{ left: `${left}%`, width: `${width}%` }}
      />
    </span>
  );
}

function toneOf(weight: number): string {
  if (Math.abs(weight) < 0.005) return "bg-faint";
  return weight < 0 ? "bg-critical" : "bg-false-positive";
}

function Row({ row, scale }: { row: ScoreRow; scale: Scale }) {
  return (
    <li className={`${GRID} border-line border-b py-1.5`}>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <p className="min-w-0 font-medium">
            <OutsideText>{row.indicator}</OutsideText>
          </p>
          <EvidenceChips ids={row.evidence_ids} label={`Evidence for ${row.indicator}`} max={2} />
        </div>
        {row.description && row.description !== row.indicator ? (
          <p className="text-[12px] text-muted">
            <OutsideText>{row.description}</OutsideText>
          </p>
        ) : null}
      </div>
      <Bar from={row.before} to={row.after} scale={scale} tone={toneOf(row.log_odds)} />
      <span className="text-right font-mono">
        {signed(row.log_odds)}
        <span className="sr-only"> log-odds, </span>
      </span>
      <span className="hidden text-right font-mono text-muted sm:block">
        <span className="sr-only">score so far </span>
        {row.score_after.toFixed(2)}
      </span>
    </li>
  );
}

/** Every reason as a step from the one before it: left makes it more likely real, right more likely false. */
export function ScoreWaterfall({ score }: { score: FalsePositiveScore }) {
  const rows = toScoreRows(score);
  const scale = scaleOf(rows);
  const sum = rows.at(-1)?.after ?? 0;
  return (
    <div>
      <div aria-hidden className={`${GRID} pb-1 text-[11px] text-muted`}>
        <span className="hidden sm:block">Reason, prior first</span>
        <span className="order-last col-span-2 flex justify-between gap-2 sm:order-none sm:col-span-1">
          <span>← more likely real</span>
          <span>more likely false →</span>
        </span>
        <span className="hidden whitespace-nowrap text-right sm:block">log-odds</span>
        <span className="hidden whitespace-nowrap text-right sm:block">so far</span>
      </div>
      <ol aria-label="Reasons, in log-odds">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of the terms is the order of the sum
          <Row key={at} row={row} scale={scale} />
        ))}
      </ol>
      <div className={`${GRID} pt-2`}>
        <p className="font-semibold">
          {RECOMMENDATION_WORD[score.recommendation]}
          <span className="font-normal text-muted"> · sum of all</span>
        </p>
        <Bar from={0} to={sum} scale={scale} tone="bg-text" />
        <span className="text-right font-mono font-semibold">{signed(sum)}</span>
        <span className="hidden text-right font-mono font-semibold sm:block">
          <span className="sr-only">score </span>
          {score.score.toFixed(2)}
        </span>
      </div>
    </div>
  );
}
