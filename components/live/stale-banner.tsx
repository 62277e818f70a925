"use client";
import { useEffect, useState } from "react";
import { useHydrated, useNow } from "@/components/ui/clock";
import { useConnection } from "./use-connection";

const GRACE_MS = 2_000;
const CLOCK: Intl.DateTimeFormatOptions = {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
};

/** Says that what is shown may be old, and since when. A blink of the connection passes unmentioned. */
export function StaleBanner() {
  const { status, retryAt, lastEventAt } = useConnection();
  const now = useNow();
  const hydrated = useHydrated();
  const [due, setDue] = useState(false);
  const down = status === "reconnecting";
  useEffect(() => {
    if (!down) return setDue(false);
    const timer = setTimeout(() => setDue(true), GRACE_MS);
    return () => clearTimeout(timer);
  }, [down]);
  if (!down || !due || !hydrated) return null;
  const seconds = retryAt === null ? 0 : Math.max(0, Math.min(3, Math.ceil((retryAt - now) / 1000)));
  return (
    <div role="status" className="border-high/40 border-b bg-high/10 px-4 py-1.5 text-[12.5px] text-text">
      <strong className="font-semibold">Live updates paused.</strong> Lists refresh every 5 s.
      <span aria-hidden="true"> {seconds > 0 ? `Retrying in ${seconds} s.` : "Retrying now."}</span>
      {lastEventAt !== null && <> Last event {new Intl.DateTimeFormat("en-GB", CLOCK).format(lastEventAt)}.</>}
    </div>
  );
}
