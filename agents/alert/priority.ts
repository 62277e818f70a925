import type { Alert } from "@/lib/schema/alert";
import type { InvestigationResult, Priority, TriageResult } from "@/lib/schema/workflow";
import type { AlertFeatures } from "./read-alert";
import { assetOf } from "./risk";
import type { Judged } from "./verdict";

const SEVERITY = { critical: 2, high: 1, medium: 0, low: -1, info: -2 };
const IMPORTANCE: Record<string, number> = { essential: 2, important: 1, ordinary: 0, low: -1 };

/** P1..P5 from verdict, severity, asset, harm, access and progress; each reason in words. */
export function priorityOf(
  alert: Alert,
  features: AlertFeatures,
  triage: TriageResult,
  investigation: InvestigationResult | null,
  judged: Judged,
): { priority: Priority; reasons: string[] } {
  const { verdict } = judged;
  if (verdict === "benign" || verdict === "false_positive") return { priority: "P5", reasons: ["nothing to do"] };
  const reasons: string[] = [];
  let points = 0;
  const add = (count: number, reason: string) => {
    if (count === 0) return;
    points += count;
    reasons.push(reason);
  };
  const has = (group: string, atLeast = 0.3) =>
    judged.weights.some((weight) => weight.group === group && weight.log_odds >= atLeast);
  const circumstance = (id: string) => features.circumstances.some((one) => one.id === id);
  add(SEVERITY[alert.severity], `severity ${alert.severity}`);
  const asset = assetOf(triage);
  add(IMPORTANCE[asset.importance] ?? 0, `asset ${asset.importance}`);
  const harm = Math.max(0, ...features.behaviours.map((behaviour) => behaviour.harm));
  add(harm >= 4 ? 3 : harm === 3 ? 2 : harm === 2 ? 1 : 0, "the harm of what was done");
  const access =
    circumstance("credentials_given") ||
    triage.weights.some(({ group, indicator }) => group === "sign_in" && indicator.includes("worked"));
  add(access ? 1 : 0, "access was gained");
  add(has("volume", 0.4) || has("mass_change") ? 1 : 0, "at scale");
  add(has("chain", 0.5) ? 1 : 0, "a later step of a chain");
  add(circumstance("blocked") && !circumstance("not_blocked") ? -2 : 0, "it was stopped");
  if (verdict === "true_positive") {
    return {
      priority: points >= 4 ? "P1" : points >= 1 ? "P2" : points >= -1 ? "P3" : "P4",
      reasons: ["real", ...reasons],
    };
  }
  const word = verdict === "unknown" ? "not settled" : "suspicious";
  return { priority: points >= 6 ? "P2" : points >= 0 ? "P3" : "P4", reasons: [word, ...reasons] };
}
