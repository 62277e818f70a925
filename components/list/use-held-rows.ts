"use client";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/live/announcer";

const FRESH_MS = 400;
const number = new Intl.NumberFormat("en-GB");

type Row = { seq: number };
type Options = { holding: boolean; listKey: string; one: string; many: string };

/**
 * Lets new rows in while the reader is at the top, and else holds them back, so that nothing moves under the eyes.
 * `one` and `many` name a row ("threat", "threats"), for those who hear it.
 * @returns the rows to draw, how many wait, the numbers of those that came in just now, and the way to let the waiting in
 */
export function useHeldRows<T extends Row>(rows: T[], { holding, listKey, one, many }: Options) {
  const newest = rows[0]?.seq ?? 0;
  const [shownTo, setShownTo] = useState({ listKey, seq: newest });
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set());
  const seen = useRef({ listKey, seq: newest });

  if (shownTo.listKey !== listKey || (!holding && newest > shownTo.seq)) setShownTo({ listKey, seq: newest });
  const held = rows.filter((row) => row.seq > shownTo.seq).length;
  const waiting = held === rows.length ? 0 : held; // none of those that were shown is left: nothing to hold on to

  useEffect(() => {
    const before = seen.current;
    seen.current = { listKey, seq: Math.max(shownTo.seq, before.listKey === listKey ? before.seq : 0) };
    if (before.listKey !== listKey || before.seq === 0 || shownTo.seq <= before.seq) return;
    const came = rows.filter((row) => row.seq > before.seq && row.seq <= shownTo.seq).map((row) => row.seq);
    if (came.length === 0) return;
    setFresh(new Set(came));
    announce(came.length === 1 ? `1 new ${one}` : `${number.format(came.length)} new ${many}`);
    const timer = setTimeout(() => setFresh(new Set()), FRESH_MS);
    return () => clearTimeout(timer);
  }, [rows, shownTo, listKey, one, many]);

  return {
    shown: waiting === 0 ? rows : rows.filter((row) => row.seq <= shownTo.seq),
    waiting,
    fresh,
    letIn: () => setShownTo({ listKey, seq: newest }),
  };
}
