import { describe, expect, it } from "vitest";
import samples from "@/data/alerts.json";
import truths from "@/data/ground_truth.json";
import { AlertInput } from "@/lib/schema/alert";
import { Truth } from "@/lib/schema/evaluation";
import { evaluateAlerts } from "./evaluate-alerts";
import { ruleJudges } from "./rule-judges";

const ALERTS = samples.alerts.map((raw) => AlertInput.parse(raw));
const TRUTHS = truths.map((raw) => Truth.parse(raw));
const verdicts = ({ cases }: Awaited<ReturnType<typeof evaluateAlerts>>) =>
  Object.fromEntries(
    cases.map(({ alert_id, predicted, predicted_priority, probability }) => [
      alert_id,
      [predicted, predicted_priority, probability],
    ]),
  );

describe("an evaluation", () => {
  it("gets all fifteen samples right through the real workflow, and their priorities within a step", async () => {
    const seen: number[] = [];
    const report = await evaluateAlerts(ALERTS, TRUTHS, { onProgress: (done) => void seen.push(done) });
    expect(report.cases.filter(({ truth, predicted }) => truth !== predicted)).toEqual([]);
    expect(report).toMatchObject({
      alerts: 15,
      accuracy: 1,
      real_accuracy: 1,
      priority: { compared: 15, within_one: 1 },
    });
    expect(report.calibration.brier).toBeLessThan(0.1);
    expect(seen.at(-1)).toBe(15);
  });

  it("gives a shuffled file the same verdicts, also where one alert speaks for another", async () => {
    const related: AlertInput[] = ["T1110", "T1078", "T1003", "T1048"].map((technique, i) =>
      AlertInput.parse({
        alert_id: `chain-${i}`,
        rule_id: `rule-${i}`,
        title: `Step ${i}`,
        severity: "medium",
        description: "One of several.",
        techniques: [technique],
        timestamp: `2026-11-18T10:0${i}:00Z`,
        assets: { user: "k.example", host: "host-example" },
        evidence_stats: { events: 3 + i },
      }),
    );
    const labels = related.map(({ alert_id }) => ({ alert_id, verdict: "true_positive" as const }));
    const inOrder = await evaluateAlerts([...ALERTS, ...related], [...TRUTHS, ...labels]);
    const shuffled = await evaluateAlerts([...related, ...ALERTS].reverse(), [...labels, ...TRUTHS]);
    expect(verdicts(shuffled)).toEqual(verdicts(inOrder));
  });

  it("shows no node a truth that came within an alert", async () => {
    const told = ALERTS.slice(0, 3).map((alert) => ({
      ...alert,
      truth: "EVALUATION-SECRET",
      ground_truth: { verdict: "benign" },
    }));
    const seen: string[] = [];
    const judges: typeof ruleJudges = {
      ...ruleJudges,
      triage: (item, deps) => {
        seen.push(JSON.stringify(item));
        return ruleJudges.triage(item, deps);
      },
    };
    await evaluateAlerts(told, TRUTHS, { judges });
    expect(seen).toHaveLength(3);
    expect(seen.join()).not.toMatch(/EVALUATION-SECRET|ground_truth/);
  });

  it("counts an alert that came to no decision as wrong, and says why", async () => {
    const judges: typeof ruleJudges = { ...ruleJudges, decide: () => Promise.reject(new Error("the rules broke")) };
    const report = await evaluateAlerts(ALERTS.slice(0, 2), TRUTHS, { judges });
    expect(report).toMatchObject({ alerts: 2, failed: 2, accuracy: 0 });
    expect(report.cases[0]).toMatchObject({ predicted: "unknown", predicted_priority: null });
    expect(report.cases[0]?.rationale).toContain("the rules broke");
  });

  it("says the same whenever it runs", async () => {
    const years = (alert: AlertInput) => ({ ...alert, timestamp: alert.timestamp?.replace("2026", "2031") });
    const ahead = await evaluateAlerts(ALERTS.slice(0, 6).map(years), TRUTHS);
    expect(ahead.accuracy).toBe(1); // not taken for alerts whose clock runs ahead
  });

  it("leaves out what nobody labelled", async () => {
    const report = await evaluateAlerts(ALERTS.slice(0, 3), TRUTHS.slice(0, 1));
    expect(report.alerts).toBe(1);
  });
});
