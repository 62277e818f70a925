import type { MitreTechnique } from "@/lib/schema/attack";
import { mergeTechniques, techniqueOf } from "../knowledge/attack";
import { quote } from "../wording";
import type { Ledger } from "./ledger";
import type { AlertFeatures } from "./read-alert";

const SHOWN = 0.8;
const COUNTED = 0.7;
const CLAIMED = 0.5; // a rule's word, and rules are written before what they match

/** The techniques by name, each with what showed it: an act, a figure, or only the rule's own word. */
export function matchesOf({ behaviours, claimed }: AlertFeatures, figures: string[], to: Ledger): MitreTechnique[] {
  const idOf = (path: string) => to.evidence.filter(({ data }) => data.path === path).map(({ id }) => id);
  return mergeTechniques([
    ...behaviours.flatMap(({ technique, log_odds, label, path }) => {
      const shown = { text: quote(label, 120), evidence_ids: idOf(path) };
      return technique && log_odds > 0 ? techniqueOf(technique, SHOWN, "rule", shown) : [];
    }),
    ...figures.flatMap((id) =>
      techniqueOf(id, COUNTED, "rule", { text: "What was counted shows it", evidence_ids: [] }),
    ),
    ...claimed.flatMap((id) =>
      techniqueOf(id, CLAIMED, "hint", { text: "The detector's rule names it", evidence_ids: [] }),
    ),
  ]);
}
