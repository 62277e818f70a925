import { AppError } from "@/lib/errors";
import type { DemoState, Play } from "@/lib/schema/demo";
import type { Context } from "./context";
import { isUnderWay } from "./story-clock";
import { playerOf } from "./story-player";

const under = (play: Play): Play => {
  if (!isUnderWay(play)) throw new AppError("conflict", "Nothing is being played.");
  return play;
};

async function change(ctx: Context, action: string, to: (play: Play) => Play): Promise<DemoState> {
  const play = await playerOf(ctx.house).change(ctx, action, to);
  if (!play) throw new AppError("conflict", "Nothing has been played yet.");
  return { play };
}

/** Pausing what is paused changes nothing. @throws conflict when nothing is under way */
export const pausePlay = (ctx: Context) =>
  change(ctx, "demo.paused", (play) => (under(play).status === "paused" ? play : { ...play, status: "paused" }));

/** Goes on where it was paused. @throws conflict when nothing is under way */
export const resumePlay = (ctx: Context) =>
  change(ctx, "demo.resumed", (play) =>
    under(play).status === "playing"
      ? play
      : { ...play, status: "playing", as_of: ctx.house.clock.now().toISOString() },
  );

/** Counts from now on. @throws conflict when nothing is under way */
export const setPlaySpeed = (ctx: Context, speed: number) =>
  change(ctx, "demo.speed", (play) => (under(play).speed === speed ? play : { ...play, speed }));

/** What was sent stays. Stopping what is over changes nothing. */
export async function stopPlay(ctx: Context): Promise<DemoState> {
  const stop = (play: Play): Play => (isUnderWay(play) ? { ...play, status: "stopped", stopped_by: "person" } : play);
  return { play: await playerOf(ctx.house).change(ctx, "demo.stopped", stop) };
}

/** Before everything is forgotten: nothing more is sent, and no stage leads to what is gone. */
export async function forgetPlay(ctx: Context): Promise<void> {
  const player = playerOf(ctx.house);
  const stop = (play: Play): Play => (isUnderWay(play) ? { ...play, status: "stopped", stopped_by: "reset" } : play);
  await player.change(ctx, "demo.stopped", stop);
  await player.settled();
  await player.change(ctx, "demo.forgotten", (play) => ({
    ...play,
    stages: play.stages.map((stage) => ({ ...stage, threat_id: null, workflow_id: null })),
  }));
}
