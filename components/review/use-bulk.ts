"use client";
import { useState } from "react";
import { toast } from "@/components/ui/toaster";
import { useReviewBulk } from "@/lib/query/review-mutations";
import type { ReviewItem } from "@/lib/schema/review";
import type { ReviewBulkRequest, ReviewBulkResult } from "@/lib/schema/review-change";
import { itemsInWords } from "./count-words";

export type BulkChange = Extract<ReviewBulkRequest, { items: unknown }>["change"];
/** What could not be changed, with its title as it was on screen. */
export type Refused = { id: string; title: string; reason: string };

const TOLD_MS = 15_000;

function refusedOf(result: ReviewBulkResult, items: ReadonlyMap<string, ReviewItem>): Refused[] {
  return result.failed.map(({ id, reason }) => ({ id, reason, title: items.get(id)?.title ?? id }));
}

/** Changes what is marked and says what came of it: how many, with the way back, and each one that could not be. */
export function useBulk() {
  const { mutateAsync, isPending, error, reset } = useReviewBulk();
  const [refused, setRefused] = useState<Refused[]>([]);

  async function undo(undo_token: string, items: ReadonlyMap<string, ReviewItem>) {
    const back = await mutateAsync({ undo_token }).catch(() => null);
    if (!back) return void toast.error("It could not be taken back", { description: "Load the queue again." });
    setRefused(refusedOf(back, items));
    const kept = new Set(back.failed.map(({ id }) => id));
    const restored = [...items.values()].filter(({ id }) => !kept.has(id));
    toast.success(`${itemsInWords(restored)} as before`);
  }

  /** False when nothing was changed at all. */
  async function change(items: ReadonlyMap<string, ReviewItem>, wanted: BulkChange, done: string): Promise<boolean> {
    const seen = [...items.values()].map(({ kind, id, version }) => ({ kind, id, version }));
    const result = await mutateAsync({ items: seen, change: wanted }).catch(() => null);
    if (!result) return false;
    setRefused(refusedOf(result, items));
    const failed = new Set(result.failed.map(({ id }) => id));
    const changed = new Map([...items].filter(([id]) => !failed.has(id)));
    const { undo_token: token } = result;
    if (!token) {
      toast.error("Nothing was changed", { description: "The list says why." });
      return true;
    }
    toast.success(`${itemsInWords(changed.values())} ${done}`, {
      duration: TOLD_MS,
      ...(failed.size > 0 && { description: `${failed.size} could not be: the list says why.` }),
      action: { label: "Undo", onClick: () => void undo(token, changed) },
    });
    return true;
  }
  return { change, busy: isPending, error, reset, refused, forgive: () => setRefused([]) };
}
