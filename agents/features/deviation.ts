const WRITTEN = /(\d+(?:\.\d+)?)\s*(x\b|times|-fold|(%))/g;
const NAMED = /factor|ratio|multiple|times/i;

/** The largest measured "n times normal" in deviations and baseline: factors, z-scores are left alone. */
export function deviationFactor(...values: unknown[]): number | null {
  const factors = values.flat().flatMap((item) => {
    if (typeof item === "string") return factorsWritten(item);
    return item && typeof item === "object" ? factorsMeasured(item as Record<string, unknown>) : [];
  });
  const largest = Math.max(0, ...factors.filter(Number.isFinite));
  return largest > 0 ? largest : null;
}

/** "8x normal" is 8; "300% above" is 4. */
const factorsWritten = (text: string): number[] =>
  [...text.slice(0, 500).matchAll(WRITTEN)].map(([, n, , percent]) => (percent ? 1 + Number(n) / 100 : Number(n)));

function factorsMeasured(record: Record<string, unknown>): number[] {
  const positive = (...keys: string[]) =>
    keys.map((key) => record[key]).find((value): value is number => typeof value === "number" && value > 0);
  const current = positive("current", "actual", "observed", "value");
  const normal = positive("baseline", "normal", "expected", "average", "mean");
  const nested = Object.entries(record).map(([key, value]) => {
    if (typeof value === "number") return NAMED.test(key) ? value : 0;
    return typeof value === "string" || (value && typeof value === "object" && !Array.isArray(value))
      ? (deviationFactor(value) ?? 0)
      : 0;
  });
  return current !== undefined && normal !== undefined ? [current / normal, ...nested] : nested;
}
