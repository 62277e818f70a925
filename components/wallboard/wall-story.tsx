"use client";
import { storyTime } from "@/components/demo/story-time";
import { usePlay } from "@/components/demo/use-play";
import { isUnderWay } from "@/lib/query/demo";

/** What is played, when something is. */
export function WallStory() {
  const { play, place } = usePlay({ ask: true });
  if (!isUnderWay(play)) return null;
  const sent = play.stages.filter(({ status }) => status === "sent");
  const stage = sent.at(-1);
  const share = play.length_seconds > 0 ? place / play.length_seconds : 1;
  return (
    <section
      aria-label="The story that is played"
      className="rounded-panel border border-accent bg-panel px-[calc(var(--u)*1.3)] py-[calc(var(--u)*0.9)]"
    >
      <p className="text-[calc(var(--u)*1.1)] text-muted">
        Demo{play.status === "paused" && ", paused"} · stage {sent.length} of {play.stages.length} ·{" "}
        <span className="font-mono">{storyTime(place)}</span>
      </p>
      <p className="mt-[0.2em] line-clamp-2 font-semibold text-[calc(var(--u)*1.6)] leading-[1.25]">
        {stage?.title ?? play.title}
      </p>
      <div aria-hidden="true" className="mt-[calc(var(--u)*0.7)] h-[calc(var(--u)*0.4)] rounded-full bg-track">
        <span
          className="block h-full rounded-full bg-accent transition-[width] duration-1000 ease-linear"
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </section>
  );
}
