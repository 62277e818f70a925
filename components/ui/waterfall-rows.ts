/** A weight of evidence with the running sum before and after it. */
export type Step<T> = T & {
  before: number; // the sum of all rows above
  after: number;
  score_after: number; // the logistic of `after`: what the score would be if the list ended here
};

export const logistic = (sum: number) => 1 / (1 + Math.exp(-sum));

/** Weights in their own order (the prior is first), each beginning where the one above ended. */
export function toSteps<T extends { log_odds: number }>(weights: readonly T[]): Step<T>[] {
  let sum = 0;
  return weights.map((item) => {
    const before = sum;
    sum += item.log_odds;
    return { ...item, before, after: sum, score_after: logistic(sum) };
  });
}

export type Scale = { low: number; high: number };

/** Log-odds that the bars must be able to show: always both sides of zero, so that the middle line is inside. */
export function scaleOf(rows: Pick<Step<unknown>, "before" | "after">[]): Scale {
  const sums = rows.flatMap((row) => [row.before, row.after]);
  const low = Math.min(-1, ...sums);
  const high = Math.max(1, ...sums);
  const margin = (high - low) * 0.04;
  return { low: low - margin, high: high + margin };
}

/** Where a value stands on the scale, in percent from the left. */
export function percentOn(scale: Scale, value: number): number {
  return ((value - scale.low) / (scale.high - scale.low)) * 100;
}

/** `+0.15`, `−2.76`, `0.00`: a true minus sign, and no sign on what rounds to nothing. */
export function signed(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value > 0 ? "+" : "\u2212"}${text}`;
}
