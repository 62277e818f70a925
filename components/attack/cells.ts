import type { AttackMatrix, SeenTechnique } from "@/lib/schema/attack-matrix";

export const seenOf = ({ threats, alerts }: Pick<SeenTechnique, "threats" | "alerts">) => threats + alerts;

/** 1 to 4, by the share of the most seen technique: each level is half of the next. */
export function levelOf(technique: SeenTechnique, most: number): 1 | 2 | 3 | 4 {
  const share = most > 0 ? seenOf(technique) / most : 0;
  return share > 0.5 ? 4 : share > 0.25 ? 3 : share > 0.125 ? 2 : 1;
}

/** The list behind a technique: its threats, or, when only alerts name it, those. */
export function listOf({ id, threats }: SeenTechnique, since: string | null): string {
  if (threats === 0) return `/alerts?${new URLSearchParams({ technique: id, ...(since && { created_from: since }) })}`;
  return `/threats?${new URLSearchParams({ technique: id, ...(since && { since }) })}`;
}

export const mostSeen = ({ tactics, elsewhere }: AttackMatrix): number =>
  Math.max(0, ...[...tactics.flatMap(({ techniques }) => techniques), ...elsewhere].map(seenOf));
