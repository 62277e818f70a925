"use client";
import { useRef } from "react";

/**
 * Where the focus goes when a dialog opens, and back to when it closes. A dialog that stands without a trigger of its own
 * would drop it. `[data-autofocus]` within takes it first; React's `autoFocus` is too early for a dialog over another.
 */
export function useDialogFocus() {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus(event: Event): void {
      before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      const wanted = event.target instanceof HTMLElement ? event.target.querySelector("[data-autofocus]") : null;
      if (!(wanted instanceof HTMLElement)) return;
      event.preventDefault();
      wanted.focus();
    },
    onCloseAutoFocus(event: Event): void {
      event.preventDefault();
      if (before.current?.isConnected) before.current.focus();
    },
  };
}
