import { log } from "@/lib/log";
import type { Feed } from "@/lib/realtime/feed";
import { type Message, messageOf } from "@/lib/realtime/outbox-message";
import { INITIAL_BATCH_SIZE, type InitialBatch, RESUME_LIMIT, type ResumePoint } from "@/lib/schema/realtime";

const READ_AT_ONCE = 500;
const BATCH_AGE_MS = 1000; // some counts change with time alone

/** One open console, as far as the relay sees it. Both calls only queue; what is queued first arrives first. */
export type Listener = { start(batch: InitialBatch): void; send(message: Message): void };

/**
 * Tails the outbox and tells every listener, in order of `seq`, none twice, none missing.
 * Everything that reads or tells runs in one queue: a listener that joins gets its replay before anything newer,
 * since nothing newer can be read meanwhile. The nudge only saves time; the poll finds whatever it missed.
 */
export class Relay {
  private readonly listeners = new Set<Listener>();
  private readonly watchers = new Set<(message: Message) => void>();
  private queue: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private pumpQueued = false;
  private last = 0;
  private stream = "";
  private batch: { at: number; value: InitialBatch } | null = null;

  constructor(
    private readonly feed: Feed,
    private readonly pollMs = 1000,
  ) {}

  get lastSeq(): number {
    return this.last;
  }

  get streamId(): string {
    return this.stream;
  }

  /** Begins at the newest row: older ones reach a browser through its resume or its initial batch. */
  async start(): Promise<void> {
    this.stream = await this.feed.streamId();
    this.last = await this.feed.lastSeq();
    this.timer = setInterval(() => this.nudge(), this.pollMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.queue;
  }

  /** There may be something new. Never throws and costs nothing when a look is already due. */
  nudge(): void {
    if (this.pumpQueued) return;
    this.pumpQueued = true;
    void this.enqueue("read the outbox", () => {
      this.pumpQueued = false;
      return this.pump();
    });
  }

  /** Called for every event of this process's life, in order. */
  watch(watcher: (message: Message) => void): void {
    this.watchers.add(watcher);
  }

  /** Brings a listener up to date, then keeps it so until it leaves. Resolves false when the store could not be read. */
  join(listener: Listener, point: ResumePoint | null): Promise<boolean> {
    return this.enqueue("bring a client up to date", async () => {
      await this.pump();
      await this.catchUp(listener, point);
      this.listeners.add(listener);
    });
  }

  /** Replays from `point` to one who is listening already. */
  resume(listener: Listener, point: ResumePoint): Promise<boolean> {
    return this.enqueue("replay to a client", async () => {
      if (this.listeners.has(listener)) await this.catchUp(listener, point);
    });
  }

  leave(listener: Listener): Promise<boolean> {
    this.listeners.delete(listener);
    return this.enqueue("forget a client", async () => void this.listeners.delete(listener)); // it may be joining right now
  }

  private enqueue(what: string, work: () => Promise<void>): Promise<boolean> {
    const done = this.queue.then(work).then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error }, `could not ${what}; the next poll tries again`);
        return false;
      },
    );
    this.queue = done.then(() => undefined);
    return done;
  }

  private async pump(): Promise<void> {
    const stream = await this.feed.streamId();
    if (stream !== this.stream) return this.restart(stream);
    for (;;) {
      const rows = await this.feed.after(this.last, READ_AT_ONCE);
      for (const row of rows) {
        this.last = row.seq;
        const message = messageOf(row);
        if (!message) continue;
        for (const listener of this.listeners) listener.send(message);
        for (const watcher of this.watchers) watcher(message);
      }
      if (rows.length < READ_AT_ONCE) return;
    }
  }

  /** Everything was replaced (a demo reset): numbers of the old stream mean nothing any more. */
  private async restart(stream: string): Promise<void> {
    const last = await this.feed.lastSeq();
    [this.stream, this.last, this.batch] = [stream, last, null];
    const batch = await this.initialBatch();
    for (const listener of this.listeners) listener.start(batch);
  }

  private async catchUp(listener: Listener, point: ResumePoint | null): Promise<void> {
    const missed = point && (await this.missedSince(point));
    if (!missed) listener.start(await this.initialBatch());
    else for (const message of missed) listener.send(message);
  }

  /** Null when the gap cannot be told whole: another stream, too much, already cleared, or a future of ours it cannot know. */
  private async missedSince(point: ResumePoint): Promise<Message[] | null> {
    if (point.stream_id !== this.stream || point.last_seq > this.last) return null;
    if (point.last_seq === this.last) return [];
    const first = await this.feed.firstSeq();
    if (first === null || first > point.last_seq + 1) return null;
    const rows = await this.feed.after(point.last_seq, RESUME_LIMIT + 1);
    const known = rows.filter((row) => row.seq <= this.last);
    if (known.length > RESUME_LIMIT) return null;
    return known.map(messageOf).filter((message) => message !== null);
  }

  private async initialBatch(): Promise<InitialBatch> {
    const kept = this.batch;
    if (kept && kept.value.seq === this.last && Date.now() - kept.at < BATCH_AGE_MS) return kept.value;
    const threats = await this.feed.newest(INITIAL_BATCH_SIZE, this.last);
    const value = { stream_id: this.stream, seq: this.last, threats, counts: await this.feed.counts() };
    this.batch = { at: Date.now(), value };
    return value;
  }
}
