"use client";
import { useCallback, useMemo, useState } from "react";
import type { ReviewItem } from "@/lib/schema/review";

type Selected = { ids: ReadonlySet<string>; anchor: string | null };
const NONE: Selected = { ids: new Set(), anchor: null };

/** Only threats are changed many at once; alerts are decided one by one. */
export const canSelect = (item: ReviewItem) => item.kind === "threat";

/** The threats that are marked for one change. `shown` is what a range runs over. */
export function useSelection(shown: ReviewItem[]) {
  const [selected, setSelected] = useState<Selected>(NONE);
  const toggle = useCallback((item: ReviewItem) => {
    if (!canSelect(item)) return;
    setSelected(({ ids }) => {
      const next = new Set(ids);
      if (!next.delete(item.id)) next.add(item.id);
      return { ids: next, anchor: item.id };
    });
  }, []);
  const extend = useCallback(
    (item: ReviewItem) =>
      setSelected(({ ids, anchor }) => {
        const to = shown.findIndex((row) => row.id === item.id);
        const from = Math.max(
          0,
          shown.findIndex((row) => row.id === anchor),
        );
        const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1).filter(canSelect);
        return { ids: new Set([...ids, ...range.map((row) => row.id)]), anchor: anchor ?? item.id };
      }),
    [shown],
  );
  const choose = useCallback((items: ReviewItem[]) => {
    const threats = items.filter(canSelect);
    setSelected({ ids: new Set(threats.map((row) => row.id)), anchor: threats[0]?.id ?? null });
  }, []);
  const clear = useCallback(() => setSelected(NONE), []);
  return useMemo(
    () => ({ ids: selected.ids, toggle, extend, choose, clear }),
    [selected.ids, toggle, extend, choose, clear],
  );
}
export type Selection = ReturnType<typeof useSelection>;
