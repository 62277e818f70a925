import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { type LearnedFilters, tidyLearned } from "@/lib/query/learned";
import { VERDICTS } from "@/lib/schema/vocabulary";

export const LEARNED_RANGES = ["24h", "7d", "30d"] as const;
export type LearnedRange = (typeof LEARNED_RANGES)[number];

export const LEARNED_PARAMS = {
  kind: parseAsStringLiteral(["threat", "alert"] as const),
  verdict: parseAsArrayOf(parseAsStringLiteral(VERDICTS)),
  by: parseAsString,
  customer: parseAsString,
  topic: parseAsString,
  range: parseAsStringLiteral(LEARNED_RANGES),
};

export type LearnedParams = {
  kind: LearnedFilters["kind"] | null;
  verdict: LearnedFilters["verdict"] | null;
  by: string | null;
  customer: string | null;
  topic: string | null;
  range: LearnedRange | null;
};

const HOUR_MS = 3_600_000;
const HOURS: Record<LearnedRange, number> = { "24h": 24, "7d": 7 * 24, "30d": 30 * 24 };

/** A range begins at a full hour, so that server and browser ask for the same. */
export function learnedFilters({ range, ...rest }: LearnedParams, nowMs: number): LearnedFilters {
  const hour = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  const since = range ? new Date(hour - HOURS[range] * HOUR_MS).toISOString() : null;
  return tidyLearned({ ...rest, since });
}

/** For the server's first paint. */
export const loadLearned = createLoader(LEARNED_PARAMS);
