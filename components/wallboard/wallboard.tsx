"use client";
import { WallFigures } from "./wall-figures";
import { WallHead } from "./wall-head";
import { WallPulse } from "./wall-pulse";
import { WallStory } from "./wall-story";
import { WallThreats } from "./wall-threats";

/** Sized by one unit, a hundredth of the screen: what fits a projector of 1280 fits one of 1920. */
export default function Wallboard() {
  return (
    <main
      id="content"
      className="grid h-dvh grid-rows-[auto_auto_minmax(0,1fr)] gap-[calc(var(--u)*1.2)] overflow-hidden p-[calc(var(--u)*1.6)] [--u:min(1vw,1.78vh)] max-[900px]:h-auto max-[900px]:min-h-dvh max-[900px]:overflow-visible max-[900px]:[--u:11.5px]"
    >
      <WallHead />
      <WallFigures />
      <div className="grid min-h-0 grid-cols-[minmax(0,1.75fr)_minmax(0,1fr)] gap-[calc(var(--u)*1.2)] max-[900px]:grid-cols-1">
        <WallThreats />
        <div className="flex min-h-0 flex-col gap-[calc(var(--u)*1.2)] max-[900px]:min-h-[340px]">
          <WallStory />
          <WallPulse />
        </div>
      </div>
    </main>
  );
}
