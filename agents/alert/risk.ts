import type { RiskPart, TriageResult } from "@/lib/schema/workflow";
import { clamp, round } from "../assessment";
import { likelihood } from "../wording";
import type { AlertFeatures } from "./read-alert";

const IMPORTANCE: Record<string, number> = { essential: 2, important: 1.2, ordinary: 0.5, low: 0 };

/** The most important asset that triage found, and the evidence of it. */
export function assetOf({ evidence }: TriageResult): { importance: string; ids: string[] } {
  const known = evidence
    .filter(({ kind }) => kind === "asset")
    .map(({ id, data }) => ({ importance: String(data.importance), ids: [id] }))
    .sort((a, b) => (IMPORTANCE[b.importance] ?? 0) - (IMPORTANCE[a.importance] ?? 0))[0];
  return known ?? { importance: "unknown", ids: [] };
}

/** 0..10 from parts that add up: how likely, how harmful, how important, how far along. */
export function riskOf(
  features: AlertFeatures,
  triage: TriageResult,
  probability: number,
  steps: number,
): { risk_score: number; risk_parts: RiskPart[] } {
  const parts: RiskPart[] = [];
  const add = (part: string, points: number, evidence_ids: string[] = []) => {
    if (Math.abs(points) >= 0.05) parts.push({ part, points: round(points, 1), evidence_ids });
  };
  const harm = Math.max(0, ...features.behaviours.map((behaviour) => behaviour.harm));
  const asset = assetOf(triage);
  add(`${likelihood(probability)} likely malicious`, 5 * probability);
  add("Harm of what was done", 0.6 * harm * probability);
  add(`Asset: ${asset.importance}`, (IMPORTANCE[asset.importance] ?? 0.4) * probability, asset.ids);
  add("Steps of a chain", Math.min(1, 0.25 * Math.max(0, steps - 1)) * probability);
  const sum = parts.reduce((total, { points }) => total + points, 0);
  const risk_score = clamp(round(sum, 1), 0, 10);
  if (round(sum, 1) !== risk_score) add("The scale ends here", round(risk_score - sum, 1));
  return { risk_score, risk_parts: parts };
}
