"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useRowKeys } from "./use-row-keys";

const HEAD = 30; // as in globals.css; it stays on top of the rows while they scroll
const FIRST_RECT = { width: 800, height: 700 }; // what the server draws before anything can be measured
const MOST_FRAMES = 20; // until a row that was far away is drawn

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

type Options = { ids: string[]; rowHeight: number; hasHead: boolean };

/** Which rows are drawn, and how keys move among them. */
export function useListWindow(scroller: RefObject<HTMLDivElement | null>, { ids, rowHeight, hasHead }: Options) {
  const head = hasHead ? HEAD : 0;
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

  const wanted = useRef<number | null>(null); // a row that has yet to be drawn; keys go on from it
  const indexOfFocus = useCallback(() => {
    if (wanted.current !== null) return wanted.current;
    const index = document.activeElement?.closest("[data-index]")?.getAttribute("data-index");
    return index ? Number(index) : -1;
  }, []);
  const focusRow = useCallback(
    (index: number) => {
      virtualizer.scrollToIndex(index, { align: "auto" });
      wanted.current = index;
      const focus = (framesLeft: number) => {
        if (wanted.current !== index) return; // another one was asked for meanwhile
        const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-link]`);
        row?.focus({ preventScroll: true });
        if (row || framesLeft === 0) wanted.current = null;
        else requestAnimationFrame(() => focus(framesLeft - 1));
      };
      focus(MOST_FRAMES); // a neighbour is drawn already: the next key finds it focused
    },
    [virtualizer, scroller],
  );
  useRowKeys({ count: ids.length, indexOfFocus, focusRow });
  return { virtualizer, focusRow };
}
