import type { BatchRow, BatchRows } from "@/lib/query/batch-rows";
import type { AlertVerdict } from "@/lib/schema/workflow";

export type Tally = {
  total: number;
  completed: number;
  awaiting: number;
  failed: number;
  waiting: number; // not yet taken up by a worker
  judged: number; // nothing more is done without a person
  verdicts: [AlertVerdict, number][]; // the most frequent first
  p95_ms: number | null; // from receipt to judged
  took_ms: number | null; // from the first receipt to the last one judged
};

/** From receipt until a worker was through with it; people's time is not in it. */
function span(row: BatchRow): { from: number; to: number } | null {
  if (row.started_at === null || row.processing_time_seconds === null) return null;
  return {
    from: Date.parse(row.created_at),
    to: Date.parse(row.started_at) + row.processing_time_seconds * 1000,
  };
}

export function tallyOf(rows: BatchRows): Tally {
  const all = Object.values(rows);
  const count = (status: BatchRow["status"]) => all.filter((row) => row.status === status).length;
  const [completed, awaiting, failed] = [count("completed"), count("awaiting_approval"), count("failed")];
  const spans = all.flatMap((row) => span(row) ?? []);
  const times = spans.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const verdicts = new Map<AlertVerdict, number>();
  for (const { verdict } of all) if (verdict) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  return {
    total: all.length,
    completed,
    awaiting,
    failed,
    waiting: count("new"),
    judged: completed + awaiting + failed,
    verdicts: [...verdicts].sort(([, a], [, b]) => b - a),
    p95_ms: times[Math.ceil(times.length * 0.95) - 1] ?? null,
    took_ms:
      spans.length === 0
        ? null
        : spans.reduce((latest, { to }) => Math.max(latest, to), 0) -
          all.reduce((first, row) => Math.min(first, Date.parse(row.created_at)), Number.POSITIVE_INFINITY),
  };
}
