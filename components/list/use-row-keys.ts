"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isPlainKey } from "@/components/shell/plain-key";
import { WHY_LINK } from "@/components/shell/use-why-link";

type Options = { count: number; indexOfFocus: () => number; focusRow: (index: number) => void };

/** Where the reasons of the row that has the focus stand; null when no row has it. */
function whyOfRow(): string | null {
  const link = document.activeElement?.closest("[data-row-link]");
  return link instanceof HTMLAnchorElement ? `${link.pathname}${WHY_LINK}` : null;
}

/** j and k move through the rows; Enter opens, since the row is a link; w opens it at its reasons. */
export function useRowKeys({ count, indexOfFocus, focusRow }: Options): void {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPlainKey(event) || count === 0) return;
      const why = event.key === "w" ? whyOfRow() : null;
      if (why) router.push(why);
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const at = indexOfFocus();
      focusRow(Math.max(0, Math.min(count - 1, at < 0 ? 0 : at + step)));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, count, indexOfFocus, focusRow]);
}
