import type { Finding } from "@/lib/schema/evidence";

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
