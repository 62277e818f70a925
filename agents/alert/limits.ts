import { clamp } from "../assessment";
import { number } from "../wording";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";
import { measure, type Ratio, REFERENCE, ratios } from "./measures";

const describe = ({ ratio, seen, reference }: Ratio): string =>
  `${seen.key.replaceAll("_", " ")} ${number(seen.value)} against ${reference.key.replaceAll("_", " ")} ${number(reference.value)} (${number(ratio)} times)`;

/** Against the rule's own thresholds, and against what is usual there. @returns the largest ratio to what is usual */
export function weighLimits(fields: Field[], to: Ledger): number {
  const limits = ratios(fields, ({ section }) => section === "thresholds").filter(
    ({ reference }) =>
      !/(min_|minimum|window|interval|period|jitter|age|below|less|score_max|hours|minutes|days)/.test(reference.key),
  );
  const highest = limits.sort((a, b) => b.ratio - a.ratio)[0];
  if (highest) {
    const ids = [
      to.field(highest.seen.path, highest.seen.value),
      to.field(highest.reference.path, highest.reference.value),
    ];
    const odds =
      highest.ratio < 1
        ? -0.9
        : highest.ratio < 1.25
          ? -0.6
          : highest.ratio < 2
            ? -0.1
            : clamp(0.12 * Math.log2(highest.ratio / 2), 0, 0.4);
    to.weigh(`Against the rule's threshold: ${describe(highest)}`, odds, "threshold", ids);
  }
  const usual = ratios(
    fields,
    ({ section, key }) =>
      section !== "thresholds" && REFERENCE.test(key) && !/(threshold|limit|std|deviation|percentile|quota)/.test(key),
  );
  const furthest = usual.sort((a, b) => b.ratio - a.ratio)[0];
  if (furthest) {
    const ids = [
      to.field(furthest.seen.path, furthest.seen.value),
      to.field(furthest.reference.path, furthest.reference.value),
    ];
    const odds =
      furthest.ratio <= 1.4 ? -0.9 : furthest.ratio <= 2 ? -0.5 : clamp(0.3 * Math.log2(furthest.ratio / 3), -0.1, 1.3);
    to.weigh(`Against what is usual: ${describe(furthest)}`, odds, "baseline", ids);
  }
  const z = measure(fields, /^(.*_)?(z_?score|sigma|std_?devs?|deviation_score|deviations_from_(mean|baseline))$/);
  if (z && !furthest)
    to.weigh(
      `${number(z.value)} standard deviations from what is usual`,
      z.value < 2.5 ? -0.5 : clamp((z.value - 3) * 0.15, 0, 1),
      "baseline",
      [to.field(z.path, z.value)],
    );
  return furthest?.ratio ?? 0;
}
