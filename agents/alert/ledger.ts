import type { Evidence } from "@/lib/schema/evidence";
import type { Weight } from "@/lib/schema/workflow";
import { evidenceFrom, round } from "../assessment";
import { quote } from "../wording";

const MOST_CITED = 80;

/** What speaks for and against, with the evidence it stands on. Cited once, a field keeps its id. */
export type Ledger = {
  evidence: Evidence[];
  weights: Weight[];
  /** Cites one field of the alert. */
  field(path: string, value: unknown): string;
  fact(draft: Parameters<ReturnType<typeof evidenceFrom>["add"]>[0]): string;
  /** Adds a weight; one of nearly nothing is left out. */
  weigh(indicator: string, log_odds: number, group: string, evidence_ids: string[]): void;
};

export function ledger(firstId: number): Ledger {
  const { items, add } = evidenceFrom(firstId);
  const byPath = new Map<string, string>();
  const weights: Weight[] = [];
  return {
    evidence: items,
    weights,
    field(path, value) {
      const known = byPath.get(path);
      if (known) return known;
      if (items.length >= MOST_CITED) return items.at(-1)?.id ?? `E${firstId}`;
      const text = typeof value === "string" ? quote(value, 200) : JSON.stringify(value);
      const id = add({
        kind: "alert_field",
        source: "alert",
        summary: `${quote(path, 120)}: ${text || "(empty)"}`.slice(0, 500),
        data: { path, value },
      });
      byPath.set(path, id);
      return id;
    },
    fact: add,
    weigh(indicator, log_odds, group, evidence_ids) {
      if (Math.abs(log_odds) < 0.05) return;
      weights.push({ indicator, log_odds: round(log_odds, 3), group, evidence_ids: [...new Set(evidence_ids)] });
    },
  };
}

/** Of one group only the strongest counts: its members explain the same thing. */
export function counted(weights: Weight[]): Weight[] {
  const best = new Map<string, Weight>();
  for (const weight of weights) {
    const known = best.get(weight.group);
    if (!known || Math.abs(weight.log_odds) > Math.abs(known.log_odds)) best.set(weight.group, weight);
  }
  return weights.filter((weight) => best.get(weight.group) === weight);
}

export const sumOf = (weights: Weight[]): number => weights.reduce((sum, { log_odds }) => sum + log_odds, 0);
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
export const logit = (p: number): number => Math.log(p / (1 - p));
