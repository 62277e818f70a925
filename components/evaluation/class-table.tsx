import { ALERT_VERDICT_WORD, VERDICT_TONE } from "@/components/workflow/workflow-words";
import type { EvaluationReport } from "@/lib/schema/evaluation";
import { twoDigits } from "./evaluation-words";

function Share({ value }: { value: number | null }) {
  return (
    <td className="py-1.5 pl-2 text-right">
      <span className="font-mono">{twoDigits(value)}</span>
      <span aria-hidden="true" className="mt-0.5 ml-auto block h-1 w-12 overflow-hidden rounded-full bg-track">
        <span className="block h-full bg-accent" style={{ width: `${(value ?? 0) * 100}%` }} />
      </span>
    </td>
  );
}

/** Of what was judged so, how much was (precision); of what was, how much was judged so (recall). */
export function ClassTable({ rows }: { rows: EvaluationReport["by_class"] }) {
  return (
    <>
      <table className="w-full">
        <caption className="sr-only">Precision and recall by class</caption>
        <thead>
          <tr className="border-line border-b text-[11px] text-muted">
            <th scope="col" className="pb-1 text-left font-normal">
              Class
            </th>
            {["Truths", "Judged", "Precision", "Recall", "F1"].map((name) => (
              <th key={name} scope="col" className="pb-1 pl-2 text-right font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ verdict, truths, predicted, precision, recall, f1 }) => (
            <tr key={verdict} className="border-line border-b last:border-b-0">
              <th scope="row" className={`py-1.5 text-left font-medium leading-tight ${VERDICT_TONE[verdict]}`}>
                {ALERT_VERDICT_WORD[verdict]}
              </th>
              <td className="py-1.5 pl-2 text-right font-mono">{truths}</td>
              <td className="py-1.5 pl-2 text-right font-mono">{predicted}</td>
              <Share value={precision} />
              <Share value={recall} />
              <Share value={f1} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-[12px] text-muted">
        Precision: of those judged so, the share that was. Recall: of those that were, the share judged so. F1: their
        harmonic mean.
      </p>
    </>
  );
}
