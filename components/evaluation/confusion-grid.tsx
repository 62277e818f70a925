"use client";
import { classNames } from "@/components/ui/class-names";
import { ALERT_VERDICT_WORD } from "@/components/workflow/workflow-words";
import type { EvaluationReport } from "@/lib/schema/evaluation";
import { ALERT_VERDICTS } from "@/lib/schema/vocabulary";
import type { AlertVerdict } from "@/lib/schema/workflow";
import { type Hit, hitOf } from "./evaluation-words";

export type Cell = { truth: AlertVerdict; predicted: AlertVerdict };

const COLOUR: Record<Hit, string> = { right: "var(--ok)", near: "var(--medium)", far: "var(--critical)" };
const MARK: Record<Hit, string> = { right: "✓", near: "≈", far: "✕" };
const MEANING: Record<Hit, string> = {
  right: "right",
  near: "another word, the same call for action",
  far: "real taken for harmless, or the reverse",
};
const FAINTEST = 10; // percent of the colour, where one of many lies
const STRONGEST = 34; // words on it keep their contrast in both themes

const tint = (hit: Hit, share: number) =>
  `color-mix(in srgb, ${COLOUR[hit]} ${Math.round(FAINTEST + (STRONGEST - FAINTEST) * share)}%, var(--panel))`;

type CellProps = Cell & { count: number; ofRow: number; chosen: boolean; onChoose: (cell: Cell | null) => void };

function GridCell({ truth, predicted, count, ofRow, chosen, onChoose }: CellProps) {
  const hit = hitOf(truth, predicted);
  if (count === 0) return <td className="h-12 rounded-chip bg-raised text-center text-muted">0</td>;
  const words = `${count} ${ALERT_VERDICT_WORD[truth].toLowerCase()}, judged ${ALERT_VERDICT_WORD[predicted].toLowerCase()}: ${MEANING[hit]}`;
  return (
    <td className="p-0">
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={`${words}. Show these cases`}
        onClick={() => onChoose(chosen ? null : { truth, predicted })}
        style={{ backgroundColor: tint(hit, count / ofRow), borderColor: chosen ? "var(--text)" : "transparent" }}
        className="flex h-12 w-full cursor-pointer items-center justify-center gap-1.5 rounded-chip border-2 text-text hover:brightness-110"
      >
        <span aria-hidden="true" className="text-[11px]">
          {MARK[hit]}
        </span>
        <span className="font-semibold text-[15px]">{count}</span>
      </button>
    </td>
  );
}

type Props = { report: EvaluationReport; chosen: Cell | null; onChoose: (cell: Cell | null) => void };

/** Rows: what it was. Columns: what it was judged. A press shows the cases of a cell. */
export function ConfusionGrid({ report, chosen, onChoose }: Props) {
  const shown = ALERT_VERDICTS.filter((verdict) => report.by_class.some((row) => row.verdict === verdict));
  const countOf = (truth: AlertVerdict, predicted: AlertVerdict) =>
    report.confusion.find((cell) => cell.truth === truth && cell.predicted === predicted)?.count ?? 0;
  const truthsOf = (verdict: AlertVerdict) => report.by_class.find((row) => row.verdict === verdict)?.truths ?? 0;
  return (
    <>
      <section
        aria-label="Confusion matrix, scrollable"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-chip"
      >
        <table
          className="w-full table-fixed border-separate border-spacing-1"
          style={{ minWidth: 92 + 62 * shown.length }}
        >
          <caption className="sr-only">How many of each truth were judged what</caption>
          <thead>
            <tr className="text-[11px] text-muted">
              <th scope="col" className="w-[92px] text-left font-normal">
                Truth ↓ judged →
              </th>
              {shown.map((verdict) => (
                <th key={verdict} scope="col" className="px-0.5 pb-1 font-medium leading-tight">
                  {ALERT_VERDICT_WORD[verdict]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((truth) => (
              <tr key={truth}>
                <th scope="row" className="pr-1 text-left font-medium text-[12px] leading-tight">
                  {ALERT_VERDICT_WORD[truth]}
                </th>
                {shown.map((predicted) => (
                  <GridCell
                    key={predicted}
                    truth={truth}
                    predicted={predicted}
                    count={countOf(truth, predicted)}
                    ofRow={Math.max(1, truthsOf(truth))}
                    chosen={chosen?.truth === truth && chosen.predicted === predicted}
                    onChoose={onChoose}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul aria-label="What the marks mean" className="mt-2 grid gap-0.5 text-[12px] text-muted">
        {(["right", "near", "far"] as const).map((hit) => (
          <li key={hit} className="flex items-center gap-2">
            <span
              aria-hidden="true"
              style={{ backgroundColor: tint(hit, 1) }}
              className={classNames("grid size-4 place-items-center rounded-[3px] text-[10px] text-text")}
            >
              {MARK[hit]}
            </span>
            {MEANING[hit]}
          </li>
        ))}
      </ul>
    </>
  );
}
