"use client";
import { Pause, Play as PlayIcon, Square } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { isUnderWay } from "@/lib/query/demo";
import type { Play } from "@/lib/schema/demo";
import { playWords } from "./demo-words";
import { storyTime } from "./story-time";
import type { usePlayActions } from "./use-play";

export const SPEEDS = [1, 2, 5, 10, 20, 30, 60];

export function SpeedSelect({ value, onChange }: { value: number; onChange: (speed: number) => void }) {
  const speeds = SPEEDS.includes(value) ? SPEEDS : [...SPEEDS, value].sort((a, b) => a - b);
  return (
    <Select
      label="Speed"
      className="w-[150px]"
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {speeds.map((speed) => (
        <option key={speed} value={speed}>
          {speed === 1 ? "Real time" : `${speed} times as fast`}
        </option>
      ))}
    </Select>
  );
}

type Props = { play: Play; place: number; actions: ReturnType<typeof usePlayActions> };

/** How far it is, and the hand on it. */
export function PlayControls({ play, place, actions }: Props) {
  const { order, speed, busy } = actions;
  const share = play.length_seconds > 0 ? place / play.length_seconds : 1;
  const paused = play.status === "paused";
  return (
    <div>
      <p className="text-[12px] text-muted">
        {playWords(play)}
        {play.kind === "story" && (
          <>
            {" · "}
            <span className="font-mono">{storyTime(place)}</span> of{" "}
            <span className="font-mono">{storyTime(play.length_seconds)}</span> of the story
          </>
        )}
      </p>
      <div
        role="progressbar"
        aria-label={`Progress of ${play.title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={`${storyTime(place)} of ${storyTime(play.length_seconds)}`}
        className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-track"
      >
        <span
          className="block h-full rounded-full bg-accent transition-[width] duration-1000 ease-linear"
          style={{ width: `${share * 100}%` }}
        />
      </div>
      {isUnderWay(play) && (
        <div className="mt-3 flex flex-wrap items-end gap-2">
          <Button
            variant="primary"
            icon={paused ? <PlayIcon aria-hidden="true" size={14} /> : <Pause aria-hidden="true" size={14} />}
            onClick={() => !busy && order.mutate(paused ? "resume" : "pause")}
          >
            {paused ? "Resume" : "Pause"}
          </Button>
          <Button icon={<Square aria-hidden="true" size={12} />} onClick={() => !busy && order.mutate("stop")}>
            Stop
          </Button>
          <div className="ml-auto">
            <SpeedSelect value={play.speed} onChange={(next) => speed.mutate(next)} />
          </div>
        </div>
      )}
    </div>
  );
}
