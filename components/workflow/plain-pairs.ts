const isHolder = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(wordsOf).join(", ");
  if (isHolder(value)) return Object.values(value).map(wordsOf).join(" ");
  if (value === null || value === undefined || value === "") return "none";
  return typeof value === "string" ? value : String(value);
}

/** Nested facts as one list of names and words: what a holder holds stands under both names. */
export function toPlainPairs(data: Record<string, unknown>): Record<string, string> {
  const pairs = Object.entries(data).flatMap(([key, value]): [string, string][] =>
    isHolder(value)
      ? Object.entries(value).map(([inner, held]) => [`${key}: ${inner}`, wordsOf(held)])
      : [[key, wordsOf(value)]],
  );
  return Object.fromEntries(pairs);
}
