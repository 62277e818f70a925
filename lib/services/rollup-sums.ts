import { latencyOf, type Rollup } from "@/lib/store/rollups";

export const DAY_HOURS = 24;

export const hoursBefore = (at: Date, hours: number) => new Date(at.getTime() - hours * 3_600_000);

export function sumOf(rows: Rollup[], dimension: string, key?: string): number {
  return rows
    .filter((row) => row.dimension === dimension && (key === undefined || row.key === key))
    .reduce((sum, row) => sum + row.count, 0);
}

/** A count for each of the known keys, zeros included. */
export function countsOf<Key extends string>(
  rows: Rollup[],
  dimension: string,
  keys: readonly Key[],
): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, sumOf(rows, dimension, key)])) as Record<Key, number>;
}

/** The 95th percentile of a latency histogram, to the 10 % of a bucket; null when it is empty. Keys may begin with whose it is. */
export function p95Of(rows: Rollup[], dimension = "latency", whose = ""): number | null {
  const buckets = new Map<string, number>();
  for (const row of rows) {
    if (row.dimension !== dimension || !row.key.startsWith(whose)) continue;
    const bucket = row.key.slice(whose.length);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + row.count);
  }
  const total = [...buckets.values()].reduce((sum, n) => sum + n, 0);
  if (total <= 0) return null;
  let seen = 0;
  for (const [bucket, n] of [...buckets].sort(([a], [b]) => Number(a) - Number(b))) {
    seen += n;
    if (seen >= total * 0.95) return latencyOf(bucket);
  }
  return null;
}

export function meanOf(rows: Rollup[], dimension: string, key?: string): number | null {
  const some = rows.filter((row) => row.dimension === dimension && (key === undefined || row.key === key));
  const count = some.reduce((sum, row) => sum + row.count, 0);
  return count > 0 ? some.reduce((sum, row) => sum + row.sum, 0) / count : null;
}
