"use client";
import { useEffect } from "react";
import { isPlainKey } from "@/components/shell/plain-key";

type Options = { count: number; indexOfFocus: () => number; focusRow: (index: number) => void };

/** j and k move through the rows; Enter opens, since the row is a link. */
export function useRowKeys({ count, indexOfFocus, focusRow }: Options): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPlainKey(event) || count === 0) return;
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const at = indexOfFocus();
      focusRow(Math.max(0, Math.min(count - 1, at < 0 ? 0 : at + step)));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [count, indexOfFocus, focusRow]);
}
