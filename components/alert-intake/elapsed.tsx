"use client";
import { useNow } from "@/components/ui/clock";

/** `0:07` under a minute's seventh second; ticks by itself, and is not read out at each tick. */
export function Elapsed({ since }: { since: number }) {
  const seconds = Math.max(0, Math.floor((useNow() - since) / 1000));
  const minutes = Math.floor(seconds / 60);
  return (
    <span role="timer" aria-live="off" className="font-mono text-[12px] tabular-nums">
      {minutes}:{String(seconds % 60).padStart(2, "0")}
    </span>
  );
}
