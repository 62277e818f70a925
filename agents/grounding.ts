import type { Finding } from "@/lib/schema/evidence";
import { type Holdings, strangersIn } from "./named-things";
import { quote } from "./wording";

const FINDING_LENGTH = 400;
const MOST_FINDINGS = 8;

/** Drops findings that cite nothing, or something that does not exist, and counts them. */
export function groundFindings(
  findings: Finding[],
  known: ReadonlySet<string>,
): { findings: Finding[]; dropped: number } {
  const grounded = findings.filter(
    ({ evidence_ids }) => evidence_ids.length > 0 && evidence_ids.every((id) => known.has(id)),
  );
  return { findings: grounded, dropped: findings.length - grounded.length };
}

/** What a model's claims are held against. `flagged` collects the names that stand nowhere, `dropped` counts the claims left out. */
export type Grounds = {
  readonly known: ReadonlySet<string>;
  readonly holdings: Holdings;
  flagged: Set<string>;
  dropped: number;
};

export const groundsOf = (known: Iterable<string>, holdings: Holdings): Grounds => ({
  known: new Set(known),
  holdings,
  flagged: new Set(),
  dropped: 0,
});

const MOST_FLAGGED = 20;
export const flaggedNames = ({ flagged }: Grounds): { flagged_names?: string[] } =>
  flagged.size === 0 ? {} : { flagged_names: [...flagged].slice(0, MOST_FLAGGED).map((name) => quote(name, 80)) };

/** Cleaned prose, or null when it says nothing or names what stands in no evidence: then it is counted as dropped. */
export function groundProse(prose: string, grounds: Grounds, most: number): string | null {
  const strangers = strangersIn(prose, grounds.holdings);
  for (const name of strangers) grounds.flagged.add(name);
  const text = quote(prose, most);
  if (strangers.length === 0 && text !== "") return text;
  grounds.dropped += 1;
  return null;
}

/** A model's findings that cite evidence, only evidence that exists, and name nothing that it does not hold. */
export function groundClaims(claims: Finding[], grounds: Grounds): Finding[] {
  const cited = groundFindings(claims, grounds.known);
  grounds.dropped += cited.dropped;
  return cited.findings
    .flatMap(({ text, evidence_ids }) => {
      const clean = groundProse(text, grounds, FINDING_LENGTH);
      return clean === null ? [] : [{ text: clean, evidence_ids: [...new Set(evidence_ids)] }];
    })
    .slice(0, MOST_FINDINGS);
}

const CITED = /\bE\d+\b/g;
export const idsIn = (prose: string): string[] => [...new Set(prose.match(CITED) ?? [])];

/** Prose that carries its evidence ids in its own words: it must cite, and only what exists. */
export function groundCitingProse(prose: string, grounds: Grounds, most: number): string | null {
  const ids = idsIn(prose);
  if (ids.length > 0 && ids.every((id) => grounds.known.has(id))) return groundProse(prose, grounds, most);
  grounds.dropped += 1;
  return null;
}
