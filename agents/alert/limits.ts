import { clamp } from "../assessment";
import { number } from "../wording";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";
import { measure, type Ratio, REFERENCE, ratios } from "./measures";

const FEW = 5; // a threshold of so few means "any at all": to be just over it says nothing
const NOT_AN_UPPER_LIMIT = /(min_|minimum|window|interval|period|jitter|age|below|less|score_max|hours|minutes|days)/;
const NOT_USUAL = /(threshold|limit|std|deviation|percentile|quota)/;
const Z_SCORE = /^(.*_)?(z_?score|sigma|std_?devs?|deviation_score|deviations_from_(mean|baseline))$/;

const describe = ({ ratio, seen, reference }: Ratio): string =>
  `${seen.key.replaceAll("_", " ")} ${number(seen.value)} against ${reference.key.replaceAll("_", " ")} ${number(reference.value)} (${number(ratio)} times)`;

const highest = (found: Ratio[]): Ratio | undefined => found.sort((a, b) => b.ratio - a.ratio)[0];

/** A rule fires over its threshold: that says little. Barely over it, it says that an ordinary day might have done. */
function oddsOverThreshold({ ratio, reference }: Ratio): number {
  if (reference.value <= 1) return 0; // "any at all": how many there were is another figure's to say
  if (ratio >= 2) return clamp(0.12 * Math.log2(ratio / 2), 0, 0.4);
  if (reference.value <= FEW) return 0;
  return ratio < 1 ? -0.9 : ratio < 1.25 ? -0.6 : -0.1;
}

function oddsOverUsual(ratio: number): number {
  if (ratio <= 1.4) return -0.9;
  return ratio <= 2 ? -0.5 : clamp(0.3 * Math.log2(ratio / 3), -0.1, 1.3);
}

/** Against the rule's own thresholds, and against what is usual there. */
export function weighLimits(fields: Field[], to: Ledger): void {
  const cite = ({ seen, reference }: Ratio) => [
    to.field(seen.path, seen.value),
    to.field(reference.path, reference.value),
  ];
  const limit = highest(
    ratios(fields, ({ section, key }) => section === "thresholds" && !NOT_AN_UPPER_LIMIT.test(key)),
  );
  if (limit)
    to.weigh(`Against the rule's threshold: ${describe(limit)}`, oddsOverThreshold(limit), "threshold", cite(limit));
  const usual = highest(
    ratios(fields, ({ section, key }) => section !== "thresholds" && REFERENCE.test(key) && !NOT_USUAL.test(key)),
  );
  if (usual) {
    to.weigh(`Against what is usual: ${describe(usual)}`, oddsOverUsual(usual.ratio), "baseline", cite(usual));
    return;
  }
  const z = measure(fields, Z_SCORE);
  if (z) {
    const odds = z.value < 2.5 ? -0.5 : clamp((z.value - 3) * 0.15, 0, 1);
    to.weigh(`${number(z.value)} standard deviations from what is usual`, odds, "baseline", [
      to.field(z.path, z.value),
    ]);
  }
}
