import table from "@/data/attack.json";
import type { MitreTactic, MitreTechnique } from "@/lib/schema/attack";

const TACTICS = new Map(table.tactics.map(({ id, name }) => [id, name]));
const TECHNIQUES = new Map(table.techniques.map((technique) => [technique.id, technique]));
const REVOKED = new Map<string, string>(Object.entries(table.revoked));

/** The id that v18.1 uses: later and revoked ids are translated, others stand. */
export const currentId = (id: string): string => REVOKED.get(id) ?? id;

/** The technique with its own name and tactics; an empty list for an id that the table lacks. */
export function techniqueOf(id: string, confidence: number, source: MitreTechnique["source"]): MitreTechnique[] {
  const known = TECHNIQUES.get(currentId(id));
  return known ? [{ id: known.id, name: known.name, tactic_ids: known.tactic_ids, confidence, source }] : [];
}

/** A hint from outside is kept even when the table lacks it, with no name and no tactics. */
export function techniqueOfHint(hint: string): MitreTechnique {
  const id = currentId(hint);
  return techniqueOf(id, 0.5, "hint")[0] ?? { id, name: null, tactic_ids: [], confidence: 0.3, source: "hint" };
}

/** In the order of the attack, each once. */
export function tacticsOf(techniques: MitreTechnique[]): MitreTactic[] {
  const ids = new Set(techniques.flatMap(({ tactic_ids }) => tactic_ids));
  return [...TACTICS].flatMap(([id, name]) => (ids.has(id) ? [{ id, name }] : []));
}

/** Each technique once, with its highest confidence; the surest first. */
export function mergeTechniques(techniques: MitreTechnique[]): MitreTechnique[] {
  const best = new Map<string, MitreTechnique>();
  for (const technique of techniques) {
    const known = best.get(technique.id);
    if (!known || technique.confidence > known.confidence) best.set(technique.id, technique);
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}
