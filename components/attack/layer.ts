import type { AttackMatrix, AttackRange } from "@/lib/schema/attack-matrix";

export const RANGE_WORD: Record<AttackRange, string> = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
  all: "All time",
};

/** A layer of the ATT&CK Navigator, format 4.5: the score of a technique is how many threats and alerts name it. */
export function toLayer(matrix: AttackMatrix): object {
  const once = new Map(matrix.tactics.flatMap(({ techniques }) => techniques).map((item) => [item.id, item]));
  const techniques = [...once.values()].map(({ id, threats, alerts }) => ({
    techniqueID: id,
    score: threats + alerts,
    comment: `${threats} threats, ${alerts} alerts`,
    enabled: true,
    showSubtechniques: id.includes("."),
  }));
  return {
    name: `Seen techniques, ${RANGE_WORD[matrix.range].toLowerCase()}`,
    versions: { attack: matrix.version.split(".")[0] ?? matrix.version, navigator: "5.1.0", layer: "4.5" },
    domain: "enterprise-attack",
    description: matrix.since ? `Threats and alerts since ${matrix.since}` : "All stored threats and alerts",
    sorting: 3,
    techniques,
    gradient: {
      colors: ["#ffffff", "#1d63d8"],
      minValue: 0,
      maxValue: Math.max(1, ...techniques.map(({ score }) => score)),
    },
  };
}
