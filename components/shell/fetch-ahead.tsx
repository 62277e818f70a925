"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { fetchAhead } from "@/components/ui/load-later";
import { loadChecks } from "@/lib/query/client";

const AT_MOST_MS = 1_500;

/** Not before the page has loaded and the browser is idle. @returns what calls it off */
function whenQuiet(run: () => void): () => void {
  let off = () => {};
  const soon = () => {
    if (typeof window.requestIdleCallback === "function") {
      const handle = window.requestIdleCallback(run, { timeout: AT_MOST_MS });
      off = () => window.cancelIdleCallback(handle);
    } else {
      const timer = setTimeout(run, AT_MOST_MS / 10);
      off = () => clearTimeout(timer);
    }
  };
  if (document.readyState === "complete") soon();
  else {
    window.addEventListener("load", soon, { once: true });
    off = () => window.removeEventListener("load", soon);
  }
  return () => off();
}

/** Menus, dialogs and the shapes of answers are there before anybody asks for them. Draws nothing. */
export function FetchAhead() {
  const path = usePathname(); // another page names other parts
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(
    () =>
      whenQuiet(() => {
        fetchAhead();
        void loadChecks().catch(() => {});
      }),
    [path],
  );
  return null;
}
