import { EVIDENCE_WORD } from "@/components/evidence/evidence-words";
import { type Step, signed, toSteps } from "@/components/ui/waterfall-rows";
import { shareWords } from "@/components/workflow/workflow-words";
import type { Evidence } from "@/lib/schema/evidence";
import type { Block, TableColumn } from "./report";

/** `2026-01-31 12:00:00 UTC`. A report leaves the house: it cannot know its reader's zone. */
export const utc = (at: string) => `${at.slice(0, 19).replace("T", " ")} UTC`;

/** The time of day to the millisecond, for what happens within one analysis. */
export const utcTime = (at: string) => new Date(at).toISOString().slice(11, 23);

export const given = (...facts: (readonly [string, string | null | undefined | false])[]) =>
  facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []));

export const named = (title: string): TableColumn => ({ title });
export const own = (title: string): TableColumn => ({ title, own: true });
export const figures = (title: string): TableColumn => ({ title, figures: true });

export const cited = (ids: string[]) => ids.join(", ");

export const minutesWords = (minutes: number) =>
  minutes < 60 ? `${minutes} min` : `${Number((minutes / 60).toFixed(1))} h`;

/** One fact as a line: what kind, what it says, where it was read and when it was true. */
export function evidenceWords({ id, kind, summary, source, observed_at }: Evidence): string {
  const read = observed_at ? `${source}, ${utc(new Date(observed_at).toISOString())}` : source;
  return `${id} · ${EVIDENCE_WORD[kind]}: ${summary} (${read})`;
}

export function evidenceTable(evidence: Evidence[]): Block {
  return {
    kind: "table",
    label: "Evidence",
    columns: [own("Id"), own("Kind"), named("What it says"), own("Source"), own("Observed")],
    rows: evidence.map(({ id, kind, summary, source, observed_at }) => [
      id,
      EVIDENCE_WORD[kind],
      summary,
      source,
      observed_at ? utc(new Date(observed_at).toISOString()) : "",
    ]),
  };
}

type Weighed = { indicator: string; description?: string; log_odds: number; evidence_ids: string[] };

/** The waterfall: each reason, what it adds in log-odds, and what the score would be if the list ended there. */
export function waterfallTable(weights: Weighed[], score: string, scoreOf: (step: Step<Weighed>) => number): Block {
  return {
    kind: "table",
    label: "Reasons of the score, term by term",
    columns: [named("Reason"), figures("Weight"), figures("Sum"), figures(score), own("Evidence")],
    rows: toSteps(weights).map((step) => [
      step.description && step.description !== step.indicator
        ? `${step.indicator}: ${step.description}`
        : step.indicator,
      signed(step.log_odds),
      signed(step.after),
      shareWords(scoreOf(step)),
      cited(step.evidence_ids),
    ]),
  };
}

type Part = { part: string; points: number; evidence_ids: string[] };

export function partsTable(label: string, parts: Part[]): Block {
  return {
    kind: "table",
    label,
    columns: [named("Part"), figures("Points"), own("Evidence")],
    rows: parts.map(({ part, points, evidence_ids }) => [part, signed(points, 1), cited(evidence_ids)]),
  };
}

/** Findings, each with the evidence that it cites under it. */
export function findingsList(findings: { text: string; evidence_ids: string[] }[], all: Evidence[]): Block {
  const known = new Map(all.map((one) => [one.id, one]));
  return {
    kind: "list",
    label: "Findings",
    items: findings.map(({ text, evidence_ids }) => ({
      text,
      under: evidence_ids.map((id) => {
        const one = known.get(id);
        return one ? evidenceWords(one) : id;
      }),
    })),
  };
}

export const lines = (label: string, texts: string[]): Block => ({
  kind: "list",
  label,
  items: texts.map((text) => ({ text })),
});
