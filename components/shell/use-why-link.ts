"use client";
import { useEffect } from "react";

export const WHY_LINK = "#why";

/** A link that ends in `#why` leads to the reasons, once: they are scrolled to and get the focus. */
export function useWhyLink(id: string): void {
  useEffect(() => {
    const { hash, pathname, search } = window.location;
    if (hash !== WHY_LINK) return;
    const reasons = document.getElementById(id);
    reasons?.scrollIntoView({ block: "start" });
    reasons?.focus({ preventScroll: true });
    window.history.replaceState(window.history.state, "", `${pathname}${search}`); // or every way back would lead here
  }, [id]);
}
