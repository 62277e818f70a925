import type { AgentName, Indicator } from "@/lib/schema/agent-analysis";
import type { MitreTechnique } from "@/lib/schema/attack";
import type { Evidence, EvidenceKind, Finding } from "@/lib/schema/evidence";
import type { SeverityPart } from "@/lib/schema/severity";
import type { SignalFeatures } from "./features/signal-features";
import type { Sources } from "./ports";

/** A sentence that could stand at the top; the strongest of all agents' does. */
export type Headline = { text: string; strength: number; evidence_ids: string[] };

/** What an agent makes of its evidence. Analyzers read these fields only; they never parse prose. */
export type Assessment<Facts> = {
  analysis: string;
  confidence: number;
  key_findings: Finding[];
  recommendations: string[];
  indicators: Indicator[];
  severity_parts: SeverityPart[];
  techniques: MitreTechnique[];
  headlines: Headline[];
  facts: Facts;
};

/** An assessment that says nothing yet; the agent's steps add to it. */
export const blankAssessment = <Facts>(confidence: number, facts: Facts): Assessment<Facts> => ({
  analysis: "",
  confidence,
  key_findings: [],
  recommendations: [],
  indicators: [],
  severity_parts: [],
  techniques: [],
  headlines: [],
  facts,
});

/** What every agent's gathering yields beside its own facts; `failed` names the sources that could not be read. */
export type Gathered = { evidence: Evidence[]; consulted: string[]; failed: string[] };

export type Agent<Found extends Gathered, Facts> = {
  name: AgentName;
  gather(features: SignalFeatures, sources: Sources): Promise<Found>;
  assess(features: SignalFeatures, found: Found): Assessment<Facts>;
};

type EvidenceDraft = {
  kind: EvidenceKind;
  source: string;
  summary: string;
  observed_at?: string | null;
  data?: Record<string, unknown>;
};

/** Numbers evidence from the agent's own hundred, so that no two agents clash. */
export function evidenceFrom(first: number): { items: Evidence[]; add(draft: EvidenceDraft): string } {
  const items: Evidence[] = [];
  return {
    items,
    add({ kind, source, summary, observed_at = null, data = {} }) {
      const id = `E${first + items.length}`;
      items.push({
        id,
        kind,
        source,
        summary: summary.length > 500 ? `${summary.slice(0, 499)}…` : summary,
        observed_at,
        data,
      });
      return id;
    },
  };
}

/** Reads one source; a failure is named instead of thrown, since one dead source must not silence the others. */
export async function readSource<T>(
  name: string,
  gathered: { consulted: string[]; failed: string[] },
  read: () => Promise<T>,
  otherwise: T,
): Promise<T> {
  try {
    const value = await read();
    gathered.consulted.push(name);
    return value;
  } catch {
    gathered.failed.push(name);
    return otherwise;
  }
}

/** Coverage as confidence: what was read in full keeps the base, each source that failed takes its share away. */
export function coverage(base: number, { consulted, failed }: { consulted: string[]; failed: string[] }): number {
  const asked = consulted.length + failed.length;
  return asked === 0 ? base : round(base * (1 - 0.6 * (failed.length / asked)), 3);
}

export const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;
export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
