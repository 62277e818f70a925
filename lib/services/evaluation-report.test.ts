import { expect, it } from "vitest";
import { EvaluationReport } from "@/lib/schema/evaluation";
import type { AlertVerdict, Priority } from "@/lib/schema/workflow";
import { evaluationReport, type JudgedAlert } from "./evaluation-report";

let count = 0;
function judged(truth: AlertVerdict, said: AlertVerdict | null, probability = 0.5, priorities = "P2 P2"): JudgedAlert {
  const [was, is] = priorities.split(" ") as [Priority, Priority];
  count += 1;
  return {
    truth: { alert_id: `a-${count}`, verdict: truth, priority: was },
    rule_name: "Rule",
    decision: said && {
      final_verdict: said,
      priority: is,
      malicious_probability: probability,
      rationale: "Because.",
      weights: [{ indicator: "Prior", log_odds: 1 }],
    },
    error: said ? null : "it broke",
    ms: 10,
    cost_usd: 0.01,
  };
}
const reportOf = (...cases: JudgedAlert[]) =>
  EvaluationReport.parse(evaluationReport(cases, { total_seconds: 1, unlabelled: 0 }));

it("counts verdicts, and apart from them what is real", () => {
  const report = reportOf(
    judged("true_positive", "true_positive"),
    judged("true_positive", "suspicious"),
    judged("benign", "false_positive"),
    judged("benign", "true_positive"),
  );
  expect([report.accuracy, report.real_accuracy]).toEqual([0.25, 0.75]);
  expect(report.by_class.find(({ verdict }) => verdict === "true_positive")).toMatchObject({
    truths: 2,
    predicted: 2,
    precision: 0.5,
    recall: 0.5,
    f1: 0.5,
  });
  expect(report.by_class.find(({ verdict }) => verdict === "suspicious")).toMatchObject({ recall: null, precision: 0 });
  expect(report.confusion).toContainEqual({ truth: "benign", predicted: "false_positive", count: 1 });
  expect(report.cost_usd).toBeCloseTo(0.04);
});

it("tells how sure a share of few alerts is", () => {
  const [low, high] = reportOf(...Array.from({ length: 15 }, () => judged("benign", "benign"))).accuracy_interval ?? [];
  expect(low).toBeCloseTo(0.796, 2);
  expect(high).toBe(1);
});

it("holds probabilities against what was real, ten to a bin's end", () => {
  const { calibration } = reportOf(
    judged("true_positive", "true_positive", 1),
    judged("suspicious", "true_positive", 0.8),
    judged("benign", "benign", 0.85),
    judged("unknown", "benign", 0.1), // nobody knows: not counted
  );
  expect(calibration.brier).toBeCloseTo((0 + 0.04 + 0.7225) / 3);
  expect(calibration.bins).toHaveLength(10);
  expect(calibration.bins[8]).toMatchObject({ from: 0.8, count: 2, real_share: 0.5 });
  expect(calibration.bins[8]?.mean_probability).toBeCloseTo(0.825);
  expect(calibration.bins[9]).toMatchObject({ count: 1 });
  expect(calibration.bins[1]).toMatchObject({ count: 0, mean_probability: null, real_share: null });
});

it("compares priorities by their steps", () => {
  const same = judged("benign", "benign", 0, "P1 P1");
  const near = judged("benign", "benign", 0, "P1 P2");
  const far = judged("benign", "benign", 0, "P5 P2");
  const { priority, cases } = reportOf(same, near, far);
  expect(priority).toEqual({ compared: 3, exact: 1 / 3, within_one: 2 / 3 });
  expect(cases.map(({ weights }) => weights?.length ?? 0)).toEqual([0, 1, 1]); // weights of those that differ
});

it("counts a workflow that failed as wrong, even where nobody knows what it was", () => {
  const report = reportOf(judged("unknown", null), judged("true_positive", null), judged("benign", "benign", 0));
  expect(report).toMatchObject({ failed: 2, accuracy: 1 / 3, real_accuracy: 0.5, priority: { exact: 1 / 3 } });
  expect(report.cases[0]).toMatchObject({ predicted: "unknown", predicted_priority: null });
  expect(report.cases[0]?.rationale).toContain("it broke");
  expect(report.calibration.brier).toBe(0);
});
