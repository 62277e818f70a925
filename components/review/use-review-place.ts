"use client";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import type { ReviewFilters } from "@/lib/query/review";
import type { ReviewItem, ReviewKind } from "@/lib/schema/review";
import { filtersOf, REVIEW_PARAMS } from "./review-params";

export type Chosen = { kind: ReviewKind; id: string };

const ITEM = /^(threat|alert):([0-9a-f-]{36})$/;

/** The page's URL: what the queue is narrowed to, and which item is shown. */
export function useReviewPlace() {
  const [params, setParams] = useQueryStates(REVIEW_PARAMS, { history: "replace", shallow: true });
  const { kind, mine, late, snoozed, item, alone } = params;
  const filters = useMemo(() => filtersOf({ kind, mine, late, snoozed }), [kind, mine, late, snoozed]);
  const chosen = useMemo<Chosen | null>(() => {
    const [, of, id] = ITEM.exec(item ?? "") ?? [];
    return id && (of === "threat" || of === "alert") ? { kind: of, id } : null;
  }, [item]);
  const show = useCallback(
    (next: Pick<ReviewItem, "kind" | "id"> | null, history: "push" | "replace" = "replace") =>
      void setParams({ item: next && `${next.kind}:${next.id}`, tab: null, field: null }, { history }),
    [setParams],
  );
  const narrow = useCallback(
    ({ kind, mine, late, snoozed }: ReviewFilters) => {
      const gone = { item: null, tab: null, field: null };
      void setParams({ kind: kind ?? null, mine: mine ?? null, late: late ?? null, snoozed: snoozed ?? null, ...gone });
    },
    [setParams],
  );
  const setAlone = useCallback((next: boolean) => void setParams({ alone: next || null }), [setParams]);
  return { filters, chosen, alone: alone === true, show, narrow, setAlone };
}
