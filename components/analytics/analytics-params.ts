import { createLoader, parseAsArrayOf, parseAsNativeArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseAsInstant } from "@/components/threats/filter-params";
import type { RangeName } from "@/lib/schema/analytics-range";
import { THREAT_TYPES } from "@/lib/schema/vocabulary";

export const RANGES = ["24h", "7d", "30d", "90d"] as const satisfies readonly RangeName[];

/** The page's URL and the API take the same words. */
export const RANGE_PARAMS = {
  range: parseAsStringLiteral(RANGES).withDefault("30d"),
  from: parseAsInstant,
  to: parseAsInstant,
  customer: parseAsNativeArrayOf(parseAsString),
  threat_type: parseAsArrayOf(parseAsStringLiteral(THREAT_TYPES)).withDefault([]),
};

/** For the server's first paint. */
export const loadRange = createLoader(RANGE_PARAMS);
