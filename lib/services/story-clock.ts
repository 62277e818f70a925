import type { Play } from "@/lib/schema/demo";

/** The same play as of `now`: while it plays, story time runs `speed` times as fast as ours, up to the end. */
export function asOf(play: Play, now: Date): Play {
  if (play.status !== "playing") return play;
  const passed = Math.max(0, now.getTime() - Date.parse(play.as_of)) / 1000;
  const position_seconds = Math.min(play.length_seconds, play.position_seconds + passed * play.speed);
  return { ...play, position_seconds, as_of: now.toISOString() };
}

const waiting = (play: Play) => play.stages.filter(({ status }) => status === "waiting");

/** Stages whose time in the story has come, in order. */
export const dueStages = (play: Play) =>
  waiting(play).filter(({ at_minutes }) => at_minutes * 60 <= play.position_seconds + 1e-6);

/** Milliseconds of ours until the next stage; null when none waits or nothing moves. */
export function untilNextStage(play: Play): number | null {
  const next = waiting(play)[0];
  if (!next || play.status !== "playing") return null;
  return Math.max(0, ((next.at_minutes * 60 - play.position_seconds) / play.speed) * 1000);
}

export const isOver = (play: Play): boolean =>
  play.stages.every(({ status }) => status === "sent" || status === "failed");

export const isUnderWay = (play: Play): boolean => play.status === "playing" || play.status === "paused";
