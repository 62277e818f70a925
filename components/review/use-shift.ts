"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHydrated } from "@/components/ui/clock";
import { reviewQueries } from "@/lib/query/review";

const SESSION = "soc-session";

/** Since when this tab is at work. */
function sessionStart(): string {
  try {
    const known = sessionStorage.getItem(SESSION);
    if (known && !Number.isNaN(Date.parse(known))) return known;
    const now = new Date().toISOString();
    sessionStorage.setItem(SESSION, now);
    return now;
  } catch {
    return new Date().toISOString(); // a browser may forbid it: then a session is one visit of the page
  }
}

function today(): string {
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  return midnight.toISOString();
}

/** "12 done today · 5 this session"; null until something is done. */
export function useShift(): string | null {
  const alive = useHydrated();
  const [since] = useState(() => (typeof window === "undefined" ? null : { day: today(), session: sessionStart() }));
  const enabled = alive && since !== null;
  const day = useQuery({ ...reviewQueries.shift(since?.day ?? ""), enabled }).data?.done ?? 0;
  const session = useQuery({ ...reviewQueries.shift(since?.session ?? ""), enabled }).data?.done ?? 0;
  if (day === 0) return null;
  return session > 0 && session < day ? `${day} done today · ${session} this session` : `${day} done today`;
}
