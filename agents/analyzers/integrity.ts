import type { Integrity, IntegrityConcern } from "@/lib/schema/integrity";
import type { ReviewReason } from "@/lib/schema/threat-analysis";
import { evidenceFrom } from "../assessment";
import type { InjectionHit, InjectionTechnique } from "../features/injection";
import type { SignalFeatures } from "../features/signal-features";
import type { AgentRuns } from "../threat/agents";
import { list, plural, quote } from "../wording";
import { contradictions } from "./contradictions";
import { disprovedClaims } from "./disproved-claims";
import { plantedHistory } from "./planted-history";

const FIRST_EVIDENCE = 701;
const MOST_SHOWN = 5;

const HOW: Record<InjectionTechnique, string> = {
  plain: "in plain words",
  encoded: "in code",
  homoglyph: "in letters that only look alike",
  hidden: "where a reader does not see it",
  split: "in parts over several fields",
  spelled: "letter by letter or in digits",
};

/** "an order about a verdict in code (metadata.note)", cleaned. */
export const describeHit = ({ says, technique, path }: InjectionHit): string =>
  `${says}, ${HOW[technique]} (${quote(path, 80)})`;

/**
 * Asks whether the evidence itself was tampered with. It lowers nothing and proves nothing: whatever it suspects,
 * a person looks, planted history is not weighed, and a model may lower nothing meanwhile.
 */
export function weighIntegrity(features: SignalFeatures, runs: AgentRuns): Integrity {
  const book = evidenceFrom(FIRST_EVIDENCE);
  const concerns: Integrity["concerns"] = [];
  const concern = (kind: IntegrityConcern, text: string, evidence_ids: string[]) =>
    concerns.push({ concern: kind, text, evidence_ids });
  const { signal } = features;

  const hits = features.injections;
  if (hits.length > 0) {
    const ids = hits.slice(0, MOST_SHOWN).map((hit) =>
      book.add({
        kind: "signal_field",
        source: "signal",
        summary: `${quote(hit.path, 120)} gives orders (${HOW[hit.technique]}): "${hit.excerpt}"`,
        observed_at: signal.detected_at,
        data: { ...hit },
      }),
    );
    concern("injection", `The signal's text gives orders to whoever reads it: ${list(hits.map(describeHit))}`, ids);
  }

  const { candidates } = runs.historical.assessment.facts.found.answer;
  const { planted, instructed } = plantedHistory(
    candidates.map(({ threat }) => threat),
    runs.config.assessment.facts.policy.business_hours.time_zone,
  );
  const left = new Set<string>();
  if (instructed.length > 0) {
    const ids = instructed.slice(0, MOST_SHOWN).map(([threat, hit]) =>
      book.add({
        kind: "past_threat",
        source: "threats",
        summary: `The note of an earlier case gives orders (${HOW[hit.technique]}): "${hit.excerpt}"`,
        observed_at: threat.resolved_at,
        data: { threat_id: threat.id, resolved_by: threat.resolved_by, technique: hit.technique, excerpt: hit.excerpt },
      }),
    );
    for (const [{ id }] of instructed) left.add(id);
    concern("injection", `${plural(instructed.length, "note")} of past cases give orders to whoever reads them`, ids);
  }
  for (const { threats, note, signs } of planted) {
    for (const { id } of threats) left.add(id);
    const id = book.add({
      kind: "past_threat",
      source: "threats",
      summary: `${plural(threats.length, "case")} closed as false with nearly the same note, ${list(signs, 4)}: "${quote(note, 160)}"`,
      observed_at: threats[0]?.resolved_at ?? null,
      data: {
        threat_ids: threats.map((threat) => threat.id),
        signs,
        authors: [...new Set(threats.map((threat) => threat.resolved_by))],
      },
    });
    concern(
      "poisoned_history",
      `${plural(threats.length, "past case")} look planted: nearly the same note, ${list(signs, 4)}`,
      [id],
    );
  }

  for (const { text, paths } of disprovedClaims(features, runs)) {
    const id = book.add({
      kind: "signal_field",
      source: "signal",
      summary: text,
      observed_at: signal.detected_at,
      data: { paths, fields: features.cite(...paths) },
    });
    concern("disproved_claim", text, [id]);
  }
  return {
    suspected: concerns.length > 0,
    concerns,
    findings: concerns.map(({ text, evidence_ids }) => ({ text, evidence_ids })),
    evidence: book.items,
    history_left_out: [...left].sort(),
  };
}

/** Once models have spoken: what one of them says against everybody's evidence is a concern of its own. */
export function withContradictions(integrity: Integrity, runs: AgentRuns): Integrity {
  const found = contradictions(runs).filter(({ evidence_ids }) => evidence_ids.length > 0);
  if (found.length === 0) return integrity;
  return {
    ...integrity,
    suspected: true,
    concerns: [...integrity.concerns, ...found.map((each) => ({ concern: "contradiction" as const, ...each }))],
    findings: [...integrity.findings, ...found],
  };
}

const CODE: Record<IntegrityConcern, ReviewReason["code"]> = {
  injection: "injection_suspected",
  poisoned_history: "injection_suspected",
  contradiction: "contradiction",
  disproved_claim: "contradiction",
};

/** Whatever is suspected asks for a person, once a kind. */
export function integrityReasons({ concerns }: Integrity): ReviewReason[] {
  const codes = [...new Set(concerns.map(({ concern }) => CODE[concern]))];
  return codes.map((code) => ({
    code,
    text: quote(concerns.find(({ concern }) => CODE[concern] === code)?.text ?? "Tampering is suspected", 300),
  }));
}
