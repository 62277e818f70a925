import weights from "../knowledge/weights.json";
import type { HistoryAnswer, Tally } from "../ports";

/** A false-positive rate with its 90 % interval; `n` is how many cases of this type and customer stand behind it. */
export type Rate = { value: number; low: number; high: number; n: number };

const posterior = (tally: Tally, parent: number, strength: number) => {
  const a = tally.false + parent * strength;
  const b = tally.real + (1 - parent) * strength;
  return { mean: a / (a + b), a, b };
};

/**
 * The rate of false ones for (type, customer), shrunk towards the type's, which is shrunk towards all.
 * Small counts therefore stay near their parent: one false of one is not 100 %.
 */
export function shrunkenRates({ all, type, type_and_customer }: HistoryAnswer["tallies"]): Rate {
  const strength = weights.false_positive.prior_strength;
  const global = posterior(all, 0.5, strength.global).mean;
  const ofType = posterior(type, global, strength.type).mean;
  const { mean, a, b } = posterior(type_and_customer, ofType, strength.type_and_customer);
  const spread = 1.645 * Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))); // normal approximation of the beta posterior
  return {
    value: mean,
    low: Math.max(0, mean - spread),
    high: Math.min(1, mean + spread),
    n: type_and_customer.false + type_and_customer.real,
  };
}
