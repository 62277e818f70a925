"use client";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/live/announcer";

const FRESH_MS = 400;
const MOST_FRESH = 12; // more at once would be a flicker
const number = new Intl.NumberFormat("en-GB");

/** What a list must know of its rows: `seq` grows with each new one. `one` and `many` name them for those who hear it. */
export type Rows<T> = { rows: T[]; idOf: (row: T) => string; seqOf: (row: T) => number; one: string; many: string };
type Kept = { listKey: string; ids: ReadonlySet<string>; oldest: number };

function keptOf<T>({ rows, idOf, seqOf }: Rows<T>, listKey: string): Kept {
  const last = rows.at(-1);
  return { listKey, ids: new Set(rows.map(idOf)), oldest: last ? seqOf(last) : Number.POSITIVE_INFINITY };
}

/**
 * Keeps the reader's place: while held, rows that come above what is shown wait, wherever they would stand.
 * @returns the rows to draw, how many wait, the ids that came in just now, and the way to let the waiting in
 */
export function useKeptRows<T>(of: Rows<T>, holding: boolean, listKey: string) {
  const { rows, idOf, seqOf } = of;
  const [kept, setKept] = useState<Kept | null>(null);
  if (!holding && kept) setKept(null);
  else if (holding && rows.length > 0 && kept?.listKey !== listKey) setKept(keptOf(of, listKey));

  const held = holding && kept?.listKey === listKey ? kept : null;
  const stayed = held ? rows.filter((row) => held.ids.has(idOf(row)) || seqOf(row) < held.oldest) : rows;
  const shown = stayed.length > 0 ? stayed : rows; // none of those that were shown is left: nothing to hold on to
  const fresh = useFresh({ ...of, rows: shown }, listKey);
  return {
    shown: shown.length === rows.length ? rows : shown,
    waiting: rows.length - shown.length,
    fresh,
    letIn: () => setKept(keptOf(of, listKey)),
  };
}

function useFresh<T>({ rows, idOf, seqOf, one, many }: Rows<T>, listKey: string): ReadonlySet<string> {
  const newest = rows[0] ? seqOf(rows[0]) : 0;
  const before = useRef({ listKey, newest });
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are new whenever the newest is
  useEffect(() => {
    const { listKey: earlierKey, newest: earlier } = before.current;
    before.current = { listKey, newest };
    if (earlierKey !== listKey || earlier === 0 || newest <= earlier) return;
    const ids = rows.filter((row) => seqOf(row) > earlier).map(idOf);
    announce(ids.length === 1 ? `1 new ${one}` : `${number.format(ids.length)} new ${many}`);
    if (ids.length <= MOST_FRESH) setFresh(new Set(ids));
  }, [newest, listKey]);
  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(() => setFresh(new Set()), FRESH_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
