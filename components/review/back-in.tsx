"use client";
import { useNow } from "@/components/ui/clock";
import { clockWords } from "@/components/ui/sla-countdown";

/** When a snooze ends; nothing has to be done for it. */
export function BackIn({ until, className }: { until: string; className?: string }) {
  const left = Date.parse(until) - useNow();
  return (
    <span className={`whitespace-nowrap text-muted tabular-nums ${className ?? ""}`}>
      {left > 0 ? `back in ${clockWords(left)}` : "back now"}
    </span>
  );
}
