import { Panel } from "@/components/ui/panel";
import type { EvaluationReport } from "@/lib/schema/evaluation";
import { percentWords, stepsOff } from "./evaluation-words";

const OFF = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

function stepWords(steps: number): string {
  if (steps === 0) return "As the truth says";
  const size = Math.abs(steps);
  return `${size} ${size === 1 ? "step" : "steps"} ${steps < 0 ? "more" : "less"} urgent`;
}

/** How far priorities lie from those of the truth, and to which side. */
export function PriorityPanel({ report }: { report: EvaluationReport }) {
  const { compared, exact, within_one } = report.priority;
  const counts = new Map<number, number>();
  for (const one of report.cases) {
    const steps = stepsOff(one);
    if (steps !== null) counts.set(steps, (counts.get(steps) ?? 0) + 1);
  }
  const rows = OFF.filter((steps) => steps === 0 || counts.has(steps));
  const most = Math.max(1, ...counts.values());
  return (
    <Panel title="Priority" hint={compared > 0 ? `of ${compared} whose truth names one` : undefined}>
      {compared === 0 ? (
        <p className="text-muted">No truth of this file names a priority.</p>
      ) : (
        <>
          <p>
            The same in <strong>{percentWords(exact)}</strong>, within one step in{" "}
            <strong>{percentWords(within_one)}</strong>.
          </p>
          <ul aria-label="How far priorities lie from the truth" className="mt-2 grid gap-1">
            {rows.map((steps) => (
              <li key={steps} className="grid grid-cols-[136px_minmax(0,1fr)_28px] items-center gap-2">
                <span className={steps === 0 ? "font-medium" : "text-muted"}>{stepWords(steps)}</span>
                <span aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-track">
                  <span
                    className={`block h-full ${steps === 0 ? "bg-ok" : Math.abs(steps) === 1 ? "bg-medium" : "bg-critical"}`}
                    style={{ width: `${((counts.get(steps) ?? 0) / most) * 100}%` }}
                  />
                </span>
                <span className="text-right font-mono">{counts.get(steps) ?? 0}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
