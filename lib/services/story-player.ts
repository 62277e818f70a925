import type { Play, StageState } from "@/lib/schema/demo";
import type { Context } from "./context";
import type { House } from "./house";
import type { Send } from "./send-stage";
import { asOf, dueStages, isOver, isUnderWay, untilNextStage } from "./story-clock";

type Running = { play: Play; sends: Map<string, Send>; ctx: Context };
type By = { actor: { name: string }; requestId: string };

const BY_HOUSE: By = { actor: { name: "System" }, requestId: "story" };
const withStage = (play: Play, id: string, change: Partial<StageState>): Play => ({
  ...play,
  stages: play.stages.map((stage) => (stage.id === id ? { ...stage, ...change } : stage)),
});

/**
 * Plays one story at a time. What is asked of it happens in turn; stages go out one after the other beside that, so that
 * a slow judgement holds up no pause. A play lives as long as its process: one that a restart cut off is told as stopped.
 */
export class StoryPlayer {
  private running: Running | null = null;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly house: House) {}

  /** As it is now; null before the first play. */
  state(): Promise<Play | null> {
    return this.inTurn(() => this.now());
  }

  /** Asks `change` what shall be, and makes it so; the play itself as the answer changes nothing. */
  change(by: By, action: string, change: (play: Play) => Play): Promise<Play | null> {
    return this.inTurn(async () => {
      const before = await this.now();
      const after = before && change(before);
      if (!after || after === before) return before;
      return this.keep(after, action, by);
    });
  }

  /** `begin` answers a new play with what sends its stages, or an earlier play that stands instead. */
  start(ctx: Context, begin: (before: Play | null) => Play | { play: Play; sends: Map<string, Send> }): Promise<Play> {
    return this.inTurn(async () => {
      const begun = begin(await this.now());
      if (!("sends" in begun)) return begun;
      this.running = { ...begun, ctx };
      return this.keep(begun.play, "demo.played", ctx);
    });
  }

  /** Waits for what is on its way out. */
  async settled(): Promise<void> {
    await this.sending;
    await this.turn;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async now(): Promise<Play | null> {
    if (this.running) {
      this.running.play = asOf(this.running.play, this.house.clock.now());
      return this.running.play;
    }
    const stored = await this.house.settings.demoPlay();
    if (!stored || !isUnderWay(stored)) return stored;
    return this.keep({ ...stored, status: "stopped", stopped_by: "restart" }, "demo.stopped", BY_HOUSE);
  }

  private async keep(next: Play, action: string | null, by: By): Promise<Play> {
    const play = { ...next, revision: next.revision + 1 };
    const at = this.house.clock.now().toISOString();
    await this.house.settings.setDemoPlay(play, { action, actor: by.actor.name, requestId: by.requestId, at });
    this.house.nudge.send();
    if (this.running) {
      this.running.play = play;
      if (!isUnderWay(play)) this.running = null;
    }
    this.schedule();
    return play;
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const wait = this.running && untilNextStage(this.running.play);
    if (wait === null) return;
    this.timer = setTimeout(() => {
      const { running } = this;
      this.sending = this.sending.then(() => this.sendDue(running)).catch(() => undefined);
    }, wait);
    this.timer.unref();
  }

  private async sendDue(running: Running | null): Promise<void> {
    if (!running) return;
    for (;;) {
      const stage = await this.inTurn(() => this.take(running));
      if (!stage) return;
      const change = await this.send(running, stage.id);
      await this.inTurn(() => this.tell(running, stage.id, change));
    }
  }

  /** The next stage that is due, marked as on its way. */
  private async take(running: Running): Promise<StageState | null> {
    const play = this.running === running ? await this.now() : null;
    const stage = play?.status === "playing" ? dueStages(play)[0] : undefined;
    if (play && !stage) this.schedule();
    if (!play || !stage) return null;
    await this.keep(withStage(play, stage.id, { status: "sending" }), null, BY_HOUSE);
    return stage;
  }

  private async send({ sends, ctx }: Running, id: string): Promise<Partial<StageState>> {
    try {
      const became = await sends.get(id)?.(ctx);
      return { ...became, status: "sent", sent_at: this.house.clock.now().toISOString() };
    } catch (error) {
      return { status: "failed", error: error instanceof Error ? error.message.slice(0, 300) : "unknown" };
    }
  }

  private async tell(running: Running, id: string, change: Partial<StageState>): Promise<void> {
    const here = this.running === running;
    const latest = here ? await this.now() : await this.house.settings.demoPlay(); // stopped while it was on its way
    if (!latest || latest.play_id !== running.play.play_id) return;
    const play = withStage(latest, id, change);
    const over = here && isOver(play);
    const end = over ? { status: "finished" as const, position_seconds: play.length_seconds } : {};
    await this.keep({ ...play, ...end }, over ? "demo.finished" : null, BY_HOUSE);
  }
}

const shared = globalThis as { __socPlayers?: WeakMap<House, StoryPlayer> };

/** The one player of a house, whichever bundle asks. */
export function playerOf(house: House): StoryPlayer {
  shared.__socPlayers ??= new WeakMap();
  const known = shared.__socPlayers.get(house) ?? new StoryPlayer(house);
  shared.__socPlayers.set(house, known);
  return known;
}
