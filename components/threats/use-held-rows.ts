"use client";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/live/announcer";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";

const FRESH_MS = 400;

/**
 * Lets new rows in while the reader is at the top, and else holds them back, so that nothing moves under the eyes.
 * @returns the rows to draw, how many wait, the ids that came in just now, and the way to let the waiting in
 */
export function useHeldRows(rows: ThreatSummary[], holding: boolean, listKey: string) {
  const newest = rows[0]?.seq ?? 0;
  const [shownTo, setShownTo] = useState({ listKey, seq: newest });
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const seen = useRef({ listKey, seq: newest });

  if (shownTo.listKey !== listKey || (!holding && newest > shownTo.seq)) setShownTo({ listKey, seq: newest });
  const waiting = rows.filter((row) => row.seq > shownTo.seq).length;

  useEffect(() => {
    const before = seen.current;
    seen.current = { listKey, seq: Math.max(shownTo.seq, before.listKey === listKey ? before.seq : 0) };
    if (before.listKey !== listKey || before.seq === 0 || shownTo.seq <= before.seq) return;
    const ids = rows.filter((row) => row.seq > before.seq && row.seq <= shownTo.seq).map((row) => row.id);
    if (ids.length === 0) return;
    setFresh(new Set(ids));
    announce(ids.length === 1 ? "1 new threat" : `${ids.length} new threats`);
    const timer = setTimeout(() => setFresh(new Set()), FRESH_MS);
    return () => clearTimeout(timer);
  }, [rows, shownTo, listKey]);

  return {
    shown: waiting === 0 ? rows : rows.filter((row) => row.seq <= shownTo.seq),
    waiting,
    fresh,
    letIn: () => setShownTo({ listKey, seq: newest }),
  };
}
