"use client";
import { useState } from "react";
import type { ReviewItem } from "@/lib/schema/review";

type Kept = { key: string; ids: string[] };

/**
 * Keeps the order while the reader is in the middle of it: what leaves the queue leaves, what comes waits.
 * @returns the rows to draw, how many wait, and the way to let them in
 */
export function useSettledRows(rows: ReviewItem[], holding: boolean, key: string) {
  const [kept, setKept] = useState<Kept | null>(null);
  if (!holding && kept) setKept(null);
  else if (holding && kept?.key !== key) setKept({ key, ids: rows.map((row) => row.id) });
  const held = holding && kept?.key === key ? kept : null;
  if (!held) return { shown: rows, waiting: 0, letIn: () => {} };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const stayed = held.ids.flatMap((id) => byId.get(id) ?? []);
  const shown = stayed.length > 0 ? stayed : rows;
  return {
    shown,
    waiting: rows.length - shown.length,
    letIn: () => setKept({ key, ids: rows.map((row) => row.id) }),
  };
}
