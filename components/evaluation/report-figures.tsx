import type { ReactNode } from "react";
import { countWords, durationWords } from "@/components/metrics/metric-words";
import type { EvaluationReport } from "@/lib/schema/evaluation";
import { percentWords } from "./evaluation-words";

function Figure({ term, value, note }: { term: string; value: ReactNode; note: ReactNode }) {
  return (
    <div className="flex min-h-[104px] min-w-0 flex-col rounded-panel border border-line bg-panel px-3.5 py-2.5">
      <dt className="text-[12px] text-muted">{term}</dt>
      <dd>
        <span className="block truncate font-semibold text-[22px] leading-tight">{value}</span>
        <span className="mt-1 block text-[12px] text-muted">{note}</span>
      </dd>
    </div>
  );
}

/** The figures that matter, and what each means. */
export function ReportFigures({ report }: { report: EvaluationReport }) {
  const { alerts, unlabelled, failed, accuracy, accuracy_interval: interval, priority, time, cost_usd } = report;
  const right = Math.round(accuracy * alerts);
  const { brier } = report.calibration;
  return (
    <dl aria-label="Figures" className="grid grid-cols-2 gap-3 sm:grid-cols-3 min-[1240px]:grid-cols-6">
      <Figure
        term="Accuracy"
        value={percentWords(accuracy)}
        note={`${countWords(right)} of ${countWords(alerts)} verdicts are exactly right${
          interval
            ? `; by that number alone the true share lies between ${Math.round(interval[0] * 100)} and ${Math.round(interval[1] * 100)} %`
            : ""
        }`}
      />
      <Figure
        term="Real or not"
        value={percentWords(report.real_accuracy)}
        note="true positive or suspicious, against benign or false positive: what an analyst acts on"
      />
      <Figure
        term="Priority within a step"
        value={percentWords(priority.within_one)}
        note={priority.compared > 0 ? `${percentWords(priority.exact)} are the same` : "no truth names one"}
      />
      <Figure
        term="Brier score"
        value={brier === null ? "–" : brier.toFixed(3)}
        note="how far probabilities lie from what was: 0 is perfect, 0.25 a tossed coin"
      />
      <Figure
        term="Time for one"
        value={durationWords(time.mean_ms)}
        note={`mean; p95 ${durationWords(time.p95_ms)}, ${durationWords(time.total_seconds * 1000)} in all`}
      />
      <Figure
        term="Cost"
        value={`$${cost_usd.toFixed(cost_usd > 0 && cost_usd < 1 ? 4 : 2)}`}
        note={[
          cost_usd === 0 ? "no model was asked" : "of the model's answers",
          failed ? `${failed} came to no decision` : "",
          unlabelled ? `${unlabelled} had no label and are not counted` : "",
        ]
          .filter(Boolean)
          .join("; ")}
      />
    </dl>
  );
}
