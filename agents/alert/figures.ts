import type { Alert } from "@/lib/schema/alert";
import { weighCallBack } from "./call-back";
import type { Field } from "./fields";
import { weighIdentityClues } from "./identity-clues";
import { weighJourney } from "./journey";
import type { Ledger } from "./ledger";
import { weighLimits } from "./limits";
import { weighLookalike } from "./lookalike";
import type { Cite } from "./measures";
import { weighSignIns } from "./sign-ins";
import { weighDetector, weighReputation } from "./standing";
import { weighBroadcast, weighMissingNames, weighNames, weighReach, weighRegularity } from "./traffic-shape";
import { weighFiles, weighVolume } from "./volumes";

/** What the figures of an alert come to, as far as later steps need it. */
export type Figures = { accessGained: boolean; techniques: string[] };

/** Weighs what was counted: attempts, volumes, intervals, ages, distances. Each figure speaks once. */
export function weighFigures(alert: Alert, fields: Field[], to: Ledger): Figures {
  const cite: Cite = (...found) => found.flatMap((one) => (one ? [to.field(one.path, one.value)] : []));
  const techniques: string[] = [];
  const accessGained = weighSignIns(fields, to, cite, techniques);
  weighLimits(fields, to);
  weighVolume(fields, to, cite, techniques);
  weighFiles(fields, to, cite, techniques);
  weighRegularity(fields, to, cite, techniques);
  weighNames(fields, to, cite, techniques);
  weighMissingNames(fields, to, cite, techniques);
  weighBroadcast(fields, to);
  weighReach(fields, to, cite);
  weighJourney(fields, to, cite, techniques);
  weighReputation(fields, to, cite);
  weighDetector(alert, fields, to, cite);
  weighIdentityClues(alert, fields, to);
  weighLookalike(alert, fields, to);
  weighCallBack(fields, to, techniques);
  return { accessGained, techniques };
}
