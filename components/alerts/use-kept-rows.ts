"use client";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/components/live/announcer";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { alertsWords } from "./alert-words";

const FRESH_MS = 400;
const MOST_FRESH = 12; // more at once would be a flicker

type Kept = { listKey: string; ids: ReadonlySet<string>; oldest: number };

const keptOf = (listKey: string, rows: WorkflowSummary[]): Kept => ({
  listKey,
  ids: new Set(rows.map((row) => row.workflow_id)),
  oldest: rows.at(-1)?.seq ?? Number.POSITIVE_INFINITY,
});

/**
 * Keeps the reader's place: while held, rows that come above what is shown wait, wherever they would stand.
 * @returns the rows to draw, how many wait, the ids that came in just now, and the way to let the waiting in
 */
export function useKeptRows(rows: WorkflowSummary[], holding: boolean, listKey: string) {
  const [kept, setKept] = useState<Kept | null>(null);
  if (!holding && kept) setKept(null);
  else if (holding && rows.length > 0 && kept?.listKey !== listKey) setKept(keptOf(listKey, rows));

  const held = holding && kept?.listKey === listKey ? kept : null;
  const stayed = held ? rows.filter((row) => held.ids.has(row.workflow_id) || row.seq < held.oldest) : rows;
  const shown = stayed.length > 0 ? stayed : rows; // none of those that were shown is left: nothing to hold on to
  const fresh = useFresh(shown, listKey);
  return {
    shown: shown.length === rows.length ? rows : shown,
    waiting: rows.length - shown.length,
    fresh,
    letIn: () => setKept(keptOf(listKey, rows)),
  };
}

function useFresh(shown: WorkflowSummary[], listKey: string): ReadonlySet<string> {
  const newest = shown[0]?.seq ?? 0;
  const before = useRef({ listKey, newest });
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const { listKey: earlierKey, newest: earlier } = before.current;
    before.current = { listKey, newest };
    if (earlierKey !== listKey || earlier === 0 || newest <= earlier) return;
    const ids = shown.filter((row) => row.seq > earlier).map((row) => row.workflow_id);
    announce(`New: ${alertsWords(ids.length)}`);
    if (ids.length > MOST_FRESH) return;
    setFresh(new Set(ids));
  }, [shown, newest, listKey]);
  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(() => setFresh(new Set()), FRESH_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
