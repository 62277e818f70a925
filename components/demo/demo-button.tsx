"use client";
import { useQuery } from "@tanstack/react-query";
import { Clapperboard } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import { demoQueries, isUnderWay } from "@/lib/query/demo";
import { setDemoPanel, useDemoPanel } from "./panel-open";

/** Opens the demo panel, and shows everybody that a story is under way. */
export function DemoButton() {
  const open = useDemoPanel();
  const play = useQuery({ ...demoQueries.state(), enabled: false }).data?.play; // what the socket told
  const words = isUnderWay(play) ? `Demo: “${play.title}” ${play.status === "paused" ? "is paused" : "plays"}` : "Demo";
  return (
    <Tooltip content={isUnderWay(play) ? words : "Demo stories and reset (g d)"}>
      <button
        type="button"
        aria-label={words}
        aria-expanded={open}
        data-demo-button=""
        onClick={() => setDemoPanel(!open)}
        className={classNames(
          "relative grid size-8 shrink-0 cursor-pointer place-items-center rounded-control border border-line text-muted hover:border-faint hover:text-text",
          isUnderWay(play) && "!border-accent !text-accent",
        )}
      >
        <Clapperboard aria-hidden="true" size={15} />
      </button>
    </Tooltip>
  );
}
