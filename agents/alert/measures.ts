import { type Field, numberIn, type Section } from "./fields";

/** One figure that the detector measured, and where it stands. */
export type Measure = { value: number; path: string; key: string };

const ORDER: Section[] = ["stats", "raw", "assets", "sample"];
/** Figures that say what is usual or allowed, not what was seen. */
export const REFERENCE =
  /(baseline|average|avg|normal|typical|usual|expected|median|mean\b|mean_|historical|p9\d|p50|threshold|limit|max_allowed|std|deviation|previous|prior|last_week|percentile|ceiling|quota)/;

/** The largest figure whose key fits, from the first section that has one: statistics before raw data before samples. */
export function measure(fields: Field[], keys: RegExp, besides?: RegExp): Measure | null {
  for (const section of ORDER) {
    let best: Measure | null = null;
    for (const field of fields) {
      if (field.section !== section) continue;
      const key = keys.test(field.key) ? field.key : keys.test(field.long) ? field.long : null;
      if (!key || REFERENCE.test(key) || besides?.test(key)) continue;
      const value = numberIn(field.value);
      if (value !== null && (best === null || value > best.value)) best = { value, path: field.path, key };
    }
    if (best) return best;
  }
  return null;
}

const UNIT: [RegExp, number][] = [
  [/(^|_)(tb|terabytes?)(_|$)/, 1e6],
  [/(^|_)(gb|gigabytes?|gib)(_|$)/, 1e3],
  [/(^|_)(mb|megabytes?|mib)(_|$)/, 1],
  [/(^|_)(kb|kilobytes?|kib)(_|$)/, 1e-3],
];

/** A transferred volume in megabytes, by the unit its key names; bytes when it names none. */
export function megabytesOf(found: Measure): number {
  return found.value * (UNIT.find(([pattern]) => pattern.test(found.key))?.[1] ?? 1e-6);
}

/** What was measured against what is usual (or allowed), for the pair of figures whose keys say the same otherwise. */
export type Ratio = { ratio: number; seen: Measure; reference: Measure };

const NOISE =
  /^(baseline|average|avg|normal|typical|usual|expected|median|mean|historical|p9\d|p50|threshold|limit|max|min|minimum|maximum|allowed|std|previous|prior|daily|per|day|hour|hourly|minute|min|week|weekly|count|num|number|total|of|the|for|in|over|last|7d|14d|30d|90d|value|current|observed|actual|user|host|today|this|unique|distinct|sum|peak|s|seconds|minutes|percent|pct)$/;
const words = (key: string): string[] =>
  key
    .split("_")
    .filter((word) => word !== "" && !NOISE.test(word))
    .map((word) => word.replace(/s$/, ""));

function likeness(a: string[], b: string[]): number {
  const shared = a.filter((word) =>
    b.some((other) => other === word || (word.length > 3 && other.length > 3 && other.startsWith(word.slice(0, 4)))),
  ).length;
  return shared === 0 ? 0 : shared / Math.max(1, Math.min(a.length, b.length)) + shared / (a.length + b.length);
}

/** Pairs each reference figure with the measured one whose name is most like it. */
export function ratios(fields: Field[], isReference: (field: Field) => boolean): Ratio[] {
  const figures = fields.flatMap((field) => {
    const value = numberIn(field.value);
    return value === null ? [] : [{ field, value, words: words(field.key) }];
  });
  const seen = figures.filter(({ field }) => field.section === "stats" && !REFERENCE.test(field.key));
  const more = figures.filter(
    ({ field }) => (field.section === "raw" || field.section === "sample") && !REFERENCE.test(field.key),
  );
  return figures
    .filter(({ field, value }) => isReference(field) && value > 0)
    .flatMap((reference): Ratio[] => {
      const best = [seen, more]
        .map(
          (pool) =>
            pool
              .map((one) => ({
                one,
                like: one.field.path === reference.field.path ? 0 : likeness(one.words, reference.words),
              }))
              .filter(({ like }) => like >= 0.7)
              .sort((a, b) => b.like - a.like || b.one.value - a.one.value)[0],
        )
        .find((found) => found !== undefined);
      if (!best) return [];
      const scale = (key: string) => UNIT.find(([pattern]) => pattern.test(key))?.[1];
      const [su, ru] = [scale(best.one.field.key), scale(reference.field.key)];
      const unit = su && ru ? su / ru : su && !ru ? 1 : 1;
      return [
        {
          ratio: (best.one.value * unit) / reference.value,
          seen: { value: best.one.value, path: best.one.field.path, key: best.one.field.key },
          reference: { value: reference.value, path: reference.field.path, key: reference.field.key },
        },
      ];
    });
}
