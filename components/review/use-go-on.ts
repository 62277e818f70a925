"use client";
import { useEffect, useRef } from "react";
import { useChangedHere } from "./use-item-change";
import type { Chosen } from "./use-review-place";
import type { ShownDetail } from "./use-shown-detail";

/** What this console has just resolved or snoozed leaves the queue, and the next is shown. What others do is only said. */
export function useGoOn(chosen: Chosen | null, present: boolean, detail: ShownDetail | null, next: () => void): void {
  const changedHere = useChangedHere();
  const stood = useRef<string | null>(null);
  const id = chosen?.id ?? null;
  const ended = detail !== null && (detail.resolution !== null || detail.snoozed_until !== null);
  useEffect(() => {
    if (present) stood.current = id;
    else if (id !== null && stood.current === id && ended && changedHere(id)) {
      stood.current = null;
      next();
    }
  });
}
