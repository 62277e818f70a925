import { log } from "@/lib/log";
import type { GeneratorState } from "@/lib/schema/generator";

const SOON_MS = 500;
const MAX_PAUSE_MS = 5 * 60_000;

/**
 * Calls `trigger` every interval while the generator runs. One call at a time: the next is timed when one has ended.
 * While calls fail, the pause doubles up to five minutes; switching on or pacing starts afresh.
 */
export class GeneratorTimer {
  private state: GeneratorState = { running: false, interval_seconds: 3600 };
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private calling = false;

  constructor(private readonly trigger: () => Promise<void>) {}

  /** @param soon true when a person switched it: they want to see something happen */
  apply(state: GeneratorState, soon: boolean): void {
    const started = state.running && !this.state.running;
    this.state = state;
    this.failures = 0;
    this.schedule(started && soon ? SOON_MS : this.pause());
  }

  stop(): void {
    this.apply({ ...this.state, running: false }, false);
  }

  private pause(): number {
    const interval = this.state.interval_seconds * 1000;
    return this.failures === 0 ? interval : Math.max(interval, Math.min(interval * 2 ** this.failures, MAX_PAUSE_MS));
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    if (this.state.running && !this.calling) this.timer = setTimeout(() => void this.tick(), delay);
  }

  private async tick(): Promise<void> {
    this.calling = true;
    try {
      await this.trigger();
      this.failures = 0;
    } catch (error) {
      this.failures++;
      log.warn({ err: error, failures: this.failures }, "the generator's signal was not taken; it pauses longer");
    } finally {
      this.calling = false;
      this.schedule(this.pause());
    }
  }
}
