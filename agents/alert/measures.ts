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

/** The evidence ids of what was measured. */
export type Cite = (...found: (Measure | null)[]) => string[];

/** A figure whose key says that it is an average on purpose, which `measure` takes for a reference. */
export function figureNamed(fields: Field[], keys: RegExp): Measure | null {
  const field = fields.find(
    ({ key, value, section }) => section !== "thresholds" && keys.test(key) && typeof value === "number",
  );
  return field ? { value: Number(field.value), path: field.path, key: field.key } : null;
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
  /^(baseline|average|avg|normal|typical|usual|expected|median|mean|historical|p9\d|p50|threshold|limit|max|min|minimum|maximum|allowed|std|previous|prior|daily|nightly|same|per|day|hour|hourly|weekly|monthly|quarterly|week|month|count|num|number|total|of|the|for|in|over|last|\d+d|\d+h|value|current|observed|actual|user|host|peer|today|this|unique|distinct|sum|peak|night|job)$/;
/** Words that say what kind of figure it is: figures of two kinds are never compared. */
const KIND =
  /^(lengths?|len|seconds?|sec|s|ms|minutes?|interval|duration|hours?|days?|percent|pct|ratio|share|rate|score|entropy|age|speed|kmh|distance|km|jitter)$/;
const SIZE = /^(bytes?|mb|gb|kb|tb|size|volume|mib|gib)$/;

type Named = { content: string[]; kinds: string; size: boolean };

function named(key: string): Named {
  const parts = key.split("_").filter((word) => word !== "");
  const bare = (word: string) => word.replace(/(ie)?s$/, "").slice(0, 6);
  return {
    content: [...new Set(parts.filter((word) => !NOISE.test(word) && !KIND.test(word) && !SIZE.test(word)).map(bare))],
    kinds: parts
      .filter((word) => KIND.test(word))
      .map((word) => word.slice(0, 3))
      .sort()
      .join(),
    size: parts.some((word) => SIZE.test(word)),
  };
}

/** 0: other things; 1: the same thing by name. A reference without a name of its own fits whatever is of its kind, less surely. */
function likeness(seen: Named, reference: Named): number {
  if (seen.kinds !== reference.kinds || seen.size !== reference.size) return 0;
  if (reference.content.length === 0) return reference.size || seen.content.length > 0 ? 0.3 : 0;
  const shared = reference.content.filter((word) => seen.content.includes(word)).length;
  return shared === reference.content.length || (shared > 0 && shared === seen.content.length)
    ? shared / Math.max(seen.content.length, reference.content.length)
    : 0;
}

/** Pairs each reference figure with the measured one whose name is most like it; of equals the first, as detectors write the main one first. */
export function ratios(fields: Field[], isReference: (field: Field) => boolean): Ratio[] {
  const figures = fields.flatMap((field) => {
    const value = numberIn(field.value);
    return value === null || field.key === "" ? [] : [{ field, value, name: named(field.key) }];
  });
  const measured = figures.filter(
    ({ field }) => field.section !== "thresholds" && field.section !== "assets" && !REFERENCE.test(field.key),
  );
  return figures
    .filter(({ field, value }) => isReference(field) && value > 0)
    .flatMap((reference): Ratio[] => {
      const fits = measured
        .filter(({ field }) => field.path !== reference.field.path)
        .map((one) => ({ one, like: likeness(one.name, reference.name) + (one.field.section === "stats" ? 0.2 : 0) }))
        .filter(({ like }) => like >= 0.3)
        .sort((a, b) => b.like - a.like);
      const best = fits[0]?.one;
      if (!best || best.value < 0) return [];
      const unit = (key: string) => UNIT.find(([pattern]) => pattern.test(key))?.[1] ?? 1e-6;
      const scale = best.name.size ? unit(best.field.key) / unit(reference.field.key) : 1;
      return [
        {
          ratio: (best.value * scale) / reference.value,
          seen: { value: best.value, path: best.field.path, key: best.field.key },
          reference: { value: reference.value, path: reference.field.path, key: reference.field.key },
        },
      ];
    });
}
