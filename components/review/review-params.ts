import { createLoader, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { ReviewFilters } from "@/lib/query/review";

export const REVIEW_PARAMS = {
  kind: parseAsStringLiteral(["threat", "alert"] as const),
  mine: parseAsBoolean,
  late: parseAsBoolean,
  snoozed: parseAsBoolean,
  item: parseAsString, // threat:<id> or alert:<id>
  alone: parseAsBoolean, // one item a screen, without the list
  tab: parseAsString, // of the threat that is shown: another item starts at its first one
  field: parseAsString,
};

type Asked = {
  kind: ReviewFilters["kind"] | null;
  mine: boolean | null;
  late: boolean | null;
  snoozed: boolean | null;
};

export const filtersOf = ({ kind, mine, late, snoozed }: Asked): ReviewFilters => ({
  ...(kind && { kind }),
  ...(mine && { mine }),
  ...(late && { late }),
  ...(snoozed && { snoozed }),
});

/** For the server's first paint. */
export const loadReview = createLoader(REVIEW_PARAMS);
