import table from "@/data/attack.json";
import type { MitreTactic, MitreTechnique } from "@/lib/schema/attack";
import type { Finding } from "@/lib/schema/evidence";

const TACTICS = new Map(table.tactics.map(({ id, name }) => [id, name]));
const TECHNIQUES = new Map(table.techniques.map((technique) => [technique.id, technique]));
const REVOKED = new Map<string, string>(Object.entries(table.revoked));

/** The id that v18.1 uses: later and revoked ids are translated, others stand. */
export const currentId = (id: string): string => REVOKED.get(id) ?? id;

/** The technique with its own name and tactics; an empty list for an id that the table lacks. `shown` is what showed it. */
export function techniqueOf(
  id: string,
  confidence: number,
  source: MitreTechnique["source"],
  shown?: Finding,
): MitreTechnique[] {
  const known = TECHNIQUES.get(currentId(id));
  if (!known) return [];
  const matched = shown && { matched: [shown] };
  return [{ id: known.id, name: known.name, tactic_ids: known.tactic_ids, confidence, source, ...matched }];
}

/** A hint from outside is kept even when the table lacks it, with no name and no tactics. */
export function techniqueOfHint(hint: string, shown: Finding): MitreTechnique {
  const id = currentId(hint);
  const unknown = { id, name: null, tactic_ids: [], confidence: 0.3, source: "hint" as const, matched: [shown] };
  return techniqueOf(id, 0.5, "hint", shown)[0] ?? unknown;
}

/** In the order of the attack, each once. */
export function tacticsOf(techniques: MitreTechnique[]): MitreTactic[] {
  const ids = new Set(techniques.flatMap(({ tactic_ids }) => tactic_ids));
  return [...TACTICS].flatMap(([id, name]) => (ids.has(id) ? [{ id, name }] : []));
}

const MOST_MATCHES = 6;

/** Each technique once, with its highest confidence and all that showed it; the surest first. */
export function mergeTechniques(techniques: MitreTechnique[]): MitreTechnique[] {
  const best = new Map<string, MitreTechnique>();
  for (const technique of techniques) {
    const known = best.get(technique.id);
    const surer = !known || technique.confidence > known.confidence ? technique : known;
    const other = surer === known ? technique : known;
    if (!other?.matched) best.set(technique.id, surer);
    else
      best.set(technique.id, {
        ...surer,
        matched: [...(surer.matched ?? []), ...other.matched].slice(0, MOST_MATCHES),
      });
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}
