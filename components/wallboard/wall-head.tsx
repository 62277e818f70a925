"use client";
import { LogOut, Maximize, Minimize } from "lucide-react";
import { useConnection } from "@/components/live/use-connection";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useHydrated, useNow } from "@/components/ui/clock";
import { useFullScreen } from "./use-full-screen";

/** "14:02:11" and "Sunday 22 November, Europe/Berlin UTC+1": the reader's zone, and UTC until the page is alive. */
function WallClock() {
  const now = useNow();
  const hydrated = useHydrated();
  const zone = hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  const at = new Date(now);
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: zone }).format(at);
  const parts = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZoneName: "shortOffset",
    timeZone: zone,
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const offset = part("timeZoneName").replace("GMT", "UTC");
  return (
    <div className="text-right">
      <time dateTime={at.toISOString()} className="block font-mono text-[calc(var(--u)*2.4)] leading-none">
        {time}
      </time>
      <span className="mt-[0.3em] block text-[calc(var(--u)*1.05)] text-muted">
        {part("weekday")} {part("day")} {part("month")} · {zone === "UTC" ? zone : `${zone} ${offset}`}
      </span>
    </div>
  );
}

function Connection() {
  const { status, retryAt } = useConnection();
  const now = useNow();
  const live = status === "live";
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1000);
  const lost = seconds > 0 ? `Live updates paused, retrying in ${Math.min(seconds, 3)} s` : "Live updates paused";
  const words = live ? "Live" : status === "connecting" ? "Connecting" : lost;
  return (
    <p
      role="status"
      className={classNames(
        "flex items-center gap-[0.5em] text-[calc(var(--u)*1.3)]",
        live || status === "connecting" ? "text-muted" : "font-semibold text-high",
      )}
    >
      <span
        aria-hidden="true"
        className={classNames(
          "size-[0.7em] rounded-full",
          live ? "bg-ok" : status === "connecting" ? "bg-faint" : "bg-high",
        )}
      />
      {words}
    </p>
  );
}

export function WallHead() {
  const { full, toggle, leave } = useFullScreen();
  const Icon = full ? Minimize : Maximize;
  return (
    <header className="flex flex-wrap items-center gap-x-[calc(var(--u)*2)] gap-y-2">
      <h1 className="font-semibold text-[calc(var(--u)*1.7)]">Agentic SOC</h1>
      <Connection />
      <div className="ml-auto flex gap-2">
        <Button variant="ghost" size="small" shortcut="F" icon={<Icon aria-hidden="true" size={13} />} onClick={toggle}>
          {full ? "Leave full screen" : "Full screen"}
        </Button>
        <Button
          variant="ghost"
          size="small"
          shortcut="Esc"
          icon={<LogOut aria-hidden="true" size={13} />}
          onClick={leave}
        >
          Console
        </Button>
      </div>
      <WallClock />
    </header>
  );
}
