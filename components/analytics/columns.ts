import { countWords } from "@/components/metrics/metric-words";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import { SEVERITIES } from "@/lib/schema/vocabulary";
import { type Bucket, type BucketSize, bucketWords, tickWords } from "./buckets";
import type { Column } from "./column-chart";
import { linkName, listOf, type Measure, type Scope, VOLUME } from "./measures";

const FILL = { critical: "bg-critical", high: "bg-high", medium: "bg-medium", low: "bg-low", info: "bg-info" };
const STACK = [...SEVERITIES].reverse(); // the worst on top

const cut = (scope: Scope, { from, to }: Bucket): Scope => ({ ...scope, from, to });

/** How many were created, by severity. */
export function volumeColumns(buckets: Bucket[], size: BucketSize, scope: Scope): Column[] {
  return buckets.map((bucket) => {
    const { figures } = bucket;
    const words = bucketWords(bucket, size);
    const severities = STACK.filter((severity) => figures.by_severity[severity] > 0);
    return {
      key: bucket.from,
      words,
      tick: tickWords(bucket, size),
      href: figures.total > 0 ? listOf(cut(scope, bucket), {}) : null,
      name: linkName(words, VOLUME, figures, scope.of),
      parts: severities.map((severity) => {
        const value = figures.by_severity[severity];
        return {
          key: severity,
          value,
          className: FILL[severity],
          href: listOf(cut(scope, bucket), { severity: [severity] }),
          name: `${words}: ${SEVERITY_WORD[severity]}; opens ${countWords(value)} ${scope.of}`,
        };
      }),
      lines: [
        ["In all", countWords(figures.total)],
        ...[...severities]
          .reverse()
          .map((severity): [string, string] => [SEVERITY_WORD[severity], countWords(figures.by_severity[severity])]),
      ],
    };
  });
}

/** One figure over time, of what was created in each column. */
export function measureColumns(
  buckets: Bucket[],
  size: BucketSize,
  scope: Scope,
  measure: Measure,
  className: string,
): Column[] {
  return buckets.map((bucket) => {
    const { figures } = bucket;
    const words = bucketWords(bucket, size);
    const value = measure.value(figures);
    const counted = measure.counted(figures);
    const href = value === null || counted.n === 0 ? null : listOf(cut(scope, bucket), counted.outcome);
    const name = linkName(words, measure, figures, scope.of);
    return {
      key: bucket.from,
      words,
      tick: tickWords(bucket, size),
      href,
      name,
      parts: href === null ? [] : [{ key: "value", value: value ?? 0, className, href, name }],
      lines: [
        [measure.name, measure.words(value)],
        ["Counted", counted.words],
      ],
    };
  });
}

const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The end of an axis: a round number at or above the greatest. */
export function roundTop(greatest: number): number {
  if (greatest <= 4) return Math.max(1, Math.ceil(greatest));
  const unit = 10 ** Math.floor(Math.log10(greatest));
  return unit * (STEPS.find((step) => step * unit >= greatest) ?? 10);
}
