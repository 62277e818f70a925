import type { Alert } from "@/lib/schema/alert";
import { clamp } from "../assessment";
import type { Field } from "./fields";
import { weighIdentityClues } from "./identity-clues";
import { weighJourney } from "./journey";
import type { Ledger } from "./ledger";
import { weighLimits } from "./limits";
import type { Cite } from "./measures";
import { weighSignIns } from "./sign-ins";
import { weighDetector, weighReputation } from "./standing";
import { weighNames, weighReach, weighRegularity } from "./traffic-shape";
import { weighFiles, weighVolume } from "./volumes";

/** What the figures of an alert come to, as far as later steps need it. */
export type Figures = { accessGained: boolean; scale: number; techniques: string[] };

/** Weighs what was counted: attempts, volumes, intervals, ages, distances. Each figure speaks once. `scale`: 0..1, how large the whole is. */
export function weighFigures(alert: Alert, fields: Field[], to: Ledger): Figures {
  const cite: Cite = (...found) => found.flatMap((one) => (one ? [to.field(one.path, one.value)] : []));
  const techniques: string[] = [];
  const signIns = weighSignIns(fields, to, cite, techniques);
  const furthest = weighLimits(fields, to);
  const megabytes = weighVolume(fields, to, cite, techniques);
  const files = weighFiles(fields, to, cite, techniques);
  weighRegularity(fields, to, cite, techniques);
  weighNames(fields, to, cite, techniques);
  weighReach(fields, to, cite);
  weighJourney(fields, to, cite, techniques);
  weighReputation(fields, to, cite);
  weighDetector(alert, fields, to, cite);
  weighIdentityClues(alert, fields, to);
  const decades = (value: number | null, of: number) => (value ? clamp(Math.log10(1 + value) / of, 0, 1) : 0);
  return {
    accessGained: signIns.accessAfterFailures,
    scale: Math.max(
      decades(signIns.accounts, 3),
      decades(megabytes, 4.5),
      decades(files, 4),
      furthest > 1 ? decades(furthest, 2) : 0,
    ),
    techniques,
  };
}
