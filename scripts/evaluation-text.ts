import type { EvaluationCase, EvaluationReport } from "@/lib/schema/evaluation";
import { AlertVerdict } from "@/lib/schema/workflow";
import { priorityStepsOff } from "@/lib/services/evaluation-report";

const WIDTH = 100;
const BAR = 24;
const NAME = 16;
const STRONGEST = 4;
const CONTROL = /[\p{Cc}\p{Cf}]/gu; // an alert's text must not steer a terminal

const percent = (share: number | null) => (share === null ? "-" : `${(share * 100).toFixed(1)} %`);
const two = (share: number | null) => (share === null ? "-" : share.toFixed(2));
const bar = (share: number, width = BAR) => "█".repeat(Math.round(share * width)).padEnd(width, "·");
const plain = (text: string) => text.replace(CONTROL, " ");

function wrapped(text: string, indent: string): string {
  const lines = [""];
  for (const word of plain(text).split(/\s+/)) {
    const last = lines.at(-1) ?? "";
    if (last && last.length + word.length + 1 > WIDTH - indent.length) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.map((line) => indent + line).join("\n");
}

/** Columns: the first to the left, the others to the right. */
function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(Math.max(NAME, widths[0] ?? 0)) : cell.padStart(widths[at] ?? 0)));
  return rows.map((row) => `  ${line(row).join("  ")}`).join("\n");
}

function confusionOf({ confusion, by_class }: EvaluationReport): string {
  const shown = AlertVerdict.options.filter((verdict) => by_class.some((row) => row.verdict === verdict));
  const cell = (truth: AlertVerdict, predicted: AlertVerdict) =>
    String(confusion.find((item) => item.truth === truth && item.predicted === predicted)?.count ?? ".");
  return table([
    ["truth \\ verdict", ...shown],
    ...shown.map((truth) => [truth, ...shown.map((predicted) => cell(truth, predicted))]),
  ]);
}

function calibrationOf({ calibration }: EvaluationReport): string {
  return calibration.bins
    .filter(({ count }) => count > 0)
    .map(({ from, to, count, mean_probability, real_share }) => {
      const said = `said ${two(mean_probability)} ${bar(mean_probability ?? 0)}`;
      const was = `real ${two(real_share)} ${bar(real_share ?? 0)}`;
      return `  ${from.toFixed(1)}-${to.toFixed(1)}  ${said}  ${was}  ${String(count).padStart(4)}`;
    })
    .join("\n");
}

const titleOf = ({ alert_id, rule_name }: EvaluationCase) => `  ${plain(alert_id)}  ${plain(rule_name)}`;

function wrongVerdict(item: EvaluationCase): string {
  const { truth, truth_priority, truth_reason, predicted, predicted_priority, probability, rationale } = item;
  const strongest = [...(item.weights ?? [])].sort((a, b) => Math.abs(b.log_odds) - Math.abs(a.log_odds));
  const weights = strongest.slice(0, STRONGEST).map(({ indicator, log_odds }) => {
    return wrapped(`${log_odds >= 0 ? "+" : ""}${log_odds.toFixed(2)} ${indicator}`, "      ");
  });
  const was = `${truth}${truth_priority ? ` ${truth_priority}` : ""}`;
  const said = `${predicted}${predicted_priority ? ` ${predicted_priority}` : ""}, probability ${two(probability)}`;
  return [
    titleOf(item),
    `    was ${was}, judged ${said}`,
    ...(truth_reason ? [wrapped(`truth: ${truth_reason}`, "    ")] : []),
    wrapped(`judged so: ${rationale}`, "    "),
    ...weights,
  ].join("\n");
}

/** The report for a terminal. */
export function evaluationText(report: EvaluationReport, name: string): string {
  const { alerts, unlabelled, failed, accuracy_interval: interval, priority, time, cost_usd, cases } = report;
  const wrong = cases.filter(({ truth, predicted }) => truth !== predicted);
  const off = cases.filter((item) => item.truth === item.predicted && (priorityStepsOff(item) ?? 0) > 0);
  const right = alerts - wrong.length;
  const between = interval ? `  (95 % between ${percent(interval[0])} and ${percent(interval[1])})` : "";
  const parts = [
    `${name}: ${alerts} labelled alerts${unlabelled ? `, ${unlabelled} without a truth` : ""}`,
    [
      `  accuracy         ${percent(report.accuracy).padStart(7)}  ${bar(report.accuracy)}  ${right} of ${alerts} verdicts${between}`,
      `  real or not      ${percent(report.real_accuracy).padStart(7)}  ${bar(report.real_accuracy ?? 0)}  true positive or suspicious against benign or false positive`,
      `  priority         ${percent(priority.exact).padStart(7)}  ${bar(priority.exact ?? 0)}  exact, of ${priority.compared}; within one step ${percent(priority.within_one)}`,
      ...(failed ? [`  failed           ${failed} workflows came to no decision, and count as wrong`] : []),
    ].join("\n"),
    `By class\n${table([
      ["", "truths", "judged", "precision", "recall", "F1"],
      ...report.by_class.map((row) => [
        row.verdict,
        String(row.truths),
        String(row.predicted),
        two(row.precision),
        two(row.recall),
        two(row.f1),
      ]),
    ])}`,
    `Confusion (rows: the truth)\n${confusionOf(report)}`,
    `Calibration (Brier ${report.calibration.brier?.toFixed(3) ?? "-"}; 0 is perfect, 0.25 is a coin)\n${calibrationOf(report)}`,
    `Time ${time.total_seconds.toFixed(1)} s in all; judging one takes ${time.mean_ms.toFixed(1)} ms, p95 ${time.p95_ms.toFixed(1)} ms. Cost $${cost_usd.toFixed(cost_usd < 1 ? 4 : 2)}.`,
    ...(wrong.length > 0 ? [`Judged otherwise (${wrong.length})\n${wrong.map(wrongVerdict).join("\n\n")}`] : []),
    ...(off.length > 0
      ? [
          `The same verdict with another priority (${off.length})\n${off
            .map((item) => `${titleOf(item)}: was ${item.truth_priority}, judged ${item.predicted_priority}`)
            .join("\n")}`,
        ]
      : []),
    ...(wrong.length + off.length === 0 ? ["None differs."] : []),
  ];
  return `\n${parts.join("\n\n")}\n`;
}
