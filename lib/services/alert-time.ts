import type { AlertInput } from "@/lib/schema/alert";

export const MAX_AHEAD_MS = 5 * 60_000;
const OLDEST_MS = Date.parse("2000-01-01T00:00:00Z"); // a zero or a counter is no time
const LEVELS = 4;
const KEYS = /^(@?timestamp|_?time|ts|date_?time|event_?time|time_?created|start_?time)$/i; // not first_seen: intelligence says that of years ago
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;
const EPOCH = /^\d{10}(\d{3})?(\.\d+)?$/;

/** Milliseconds of an ISO time (UTC unless it says otherwise) or of epoch seconds or milliseconds; null for all else. */
function momentOf(value: unknown): number | null {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  if (EPOCH.test(text)) return Number(text) * (/^\d{13}/.test(text) ? 1 : 1000);
  if (!ISO.test(text)) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`;
  const at = Date.parse(zoned.replace(" ", "T").replace(/\s/, ""));
  return Number.isNaN(at) ? null : at;
}

function* momentsIn(value: unknown, levels: number): Generator<number> {
  if (value === null || typeof value !== "object" || levels === 0) return;
  for (const [key, child] of Object.entries(value)) {
    const at = KEYS.test(key) ? momentOf(child) : null;
    if (at !== null) yield at;
    else yield* momentsIn(child, levels - 1);
  }
}

/** The earliest believable time that the evidence names, or null. */
function earliestOf(evidence: AlertInput["evidence_sample"], latest: number): number | null {
  let earliest: number | null = null;
  for (const at of momentsIn(evidence ?? [], LEVELS)) {
    if (at >= OLDEST_MS && at <= latest && (earliest === null || at < earliest)) earliest = at;
  }
  return earliest;
}

/** When it happened: the alert's own time, else the earliest of its evidence, else receipt. A clock that runs ahead is not believed. */
export function alertTime(
  { timestamp, evidence_sample }: Pick<AlertInput, "timestamp" | "evidence_sample">,
  receivedAt: Date,
): { timestamp: string; warnings: string[] } {
  const latest = receivedAt.getTime() + MAX_AHEAD_MS;
  if (timestamp && Date.parse(timestamp) > latest) {
    const told = `Its time, ${timestamp}, lies more than 5 minutes ahead; the time of receipt stands instead.`;
    return { timestamp: receivedAt.toISOString(), warnings: [told] };
  }
  if (timestamp) return { timestamp, warnings: [] };
  const earliest = earliestOf(evidence_sample, latest);
  return { timestamp: new Date(earliest ?? receivedAt.getTime()).toISOString(), warnings: [] };
}
