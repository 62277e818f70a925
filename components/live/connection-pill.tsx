"use client";
import { classNames } from "@/components/ui/class-names";
import { useHydrated, useNow } from "@/components/ui/clock";
import { absoluteTime } from "@/components/ui/relative-time";
import { Tooltip } from "@/components/ui/tooltip";
import type { ConnectionState } from "@/lib/realtime/browser";
import { useConnection } from "./use-connection";

function wordsFor({ status, retryAt }: ConnectionState, now: number): string {
  if (status === "live") return "Live";
  if (status === "connecting" || retryAt === null) return "Connecting";
  const seconds = Math.ceil((retryAt - now) / 1000);
  return seconds > 0 ? `Reconnecting in ${Math.min(seconds, 3)} s` : "Reconnecting";
}

export function ConnectionPill() {
  const state = useConnection();
  const now = useNow();
  const hydrated = useHydrated();
  const live = state.status === "live";
  const last =
    state.lastEventAt === null ? "Nothing heard yet" : `Last heard ${absoluteTime(state.lastEventAt, hydrated)}`;
  const tip = `${last}. ${live ? "New threats appear by themselves." : "Lists refresh every 5 s meanwhile."}`;
  return (
    <Tooltip content={tip}>
      <button
        type="button"
        className="inline-flex h-7 min-w-[96px] shrink-0 items-center justify-center gap-1.5 whitespace-nowrap max-[600px]:min-w-0 rounded-full border border-line px-2.5 text-[12px] text-muted"
      >
        <span
          aria-hidden="true"
          className={classNames(
            "size-2 rounded-full",
            live ? "bg-ok" : state.status === "connecting" ? "bg-faint" : "bg-high",
          )}
        />
        <span className="sr-only">Connection: </span>
        <span>{wordsFor(state, now)}</span>
      </button>
    </Tooltip>
  );
}
