"use client";
import { useCallback, useMemo, useState } from "react";
import type { ReviewItem } from "@/lib/schema/review";

type Selected = { items: ReadonlyMap<string, ReviewItem>; anchor: string | null };
const NONE: Selected = { items: new Map(), anchor: null };

const byId = (items: ReviewItem[]) => new Map(items.map((item) => [item.id, item]));

/** What is marked for one change, threats and alerts alike. `shown` is what a range runs over. */
export function useSelection(shown: ReviewItem[]) {
  const [selected, setSelected] = useState<Selected>(NONE);
  const toggle = useCallback((item: ReviewItem) => {
    setSelected(({ items }) => {
      const next = new Map(items);
      if (!next.delete(item.id)) next.set(item.id, item);
      return { items: next, anchor: item.id };
    });
  }, []);
  const extend = useCallback(
    (item: ReviewItem) =>
      setSelected(({ items, anchor }) => {
        const to = shown.findIndex((row) => row.id === item.id);
        const from = Math.max(
          0,
          shown.findIndex((row) => row.id === anchor),
        );
        const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
        return { items: new Map([...items, ...byId(range)]), anchor: anchor ?? item.id };
      }),
    [shown],
  );
  const choose = useCallback(
    (items: ReviewItem[]) => setSelected({ items: byId(items), anchor: items[0]?.id ?? null }),
    [],
  );
  const clear = useCallback(() => setSelected(NONE), []);
  return useMemo(
    () => ({ items: selected.items, toggle, extend, choose, clear }),
    [selected.items, toggle, extend, choose, clear],
  );
}
export type Selection = ReturnType<typeof useSelection>;
