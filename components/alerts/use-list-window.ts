"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";
import { useMedia } from "@/components/list/use-media";
import { useRowKeys } from "@/components/list/use-row-keys";

const WIDE_ROW = 44;
const NARROW_ROW = 82; // both as in globals.css
const HEAD = 30;
const FIRST_RECT = { width: 800, height: 700 }; // what the server draws before anything can be measured

/** True while the reader is somewhere that must not move: scrolled down, or with the focus on a row. */
export function useHolding() {
  const scroller = useRef<HTMLDivElement>(null);
  const [holding, setHolding] = useState(false);
  const updateHolding = useCallback(() => {
    const box = scroller.current;
    if (box) setHolding(box.scrollTop > 8 || box.contains(document.activeElement?.closest("[data-row-link]") ?? null));
  }, []);
  return { scroller, holding, updateHolding };
}

/** Which rows are drawn, and how keys move among them. */
export function useListWindow(scroller: React.RefObject<HTMLDivElement | null>, ids: string[]) {
  const narrow = useMedia("(width < 900px)");
  const rowHeight = narrow ? NARROW_ROW : WIDE_ROW;
  const head = narrow ? 0 : HEAD;
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    initialRect: FIRST_RECT,
    paddingStart: head,
    scrollPaddingStart: head,
    overscan: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the rows' height changes
  useEffect(() => virtualizer.measure(), [rowHeight]);

  const indexOfFocus = useCallback(() => {
    const index = document.activeElement?.closest("[data-index]")?.getAttribute("data-index");
    return index ? Number(index) : -1;
  }, []);
  const focusRow = useCallback(
    (index: number) => {
      virtualizer.scrollToIndex(index, { align: "auto" });
      const focus = () =>
        scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-link]`)?.focus();
      requestAnimationFrame(() => requestAnimationFrame(focus));
    },
    [virtualizer, scroller],
  );
  useRowKeys({ count: ids.length, indexOfFocus, focusRow });
  return { virtualizer, focusRow };
}
