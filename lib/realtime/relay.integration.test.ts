import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "@/lib/realtime/outbox-message";
import { type Listener, Relay } from "@/lib/realtime/relay";
import { storeFeed } from "@/lib/realtime/store-feed";
import { ThreatRows } from "@/lib/realtime/testing/threat-rows";
import type { InitialBatch } from "@/lib/schema/realtime";
import { type Database, openDatabase } from "@/lib/store/client";
import { aNewWorkflow, anAlert, anIntake } from "@/lib/store/testing/a-workflow";
import { workflowStore } from "@/lib/store/workflows";

const COUNTS = { total: 0, last_24h: 0, open_critical: 0, requires_review: 0, sla_at_risk: 0 };
const SLOW_POLL = 60_000;

let rows: ThreatRows;
let db: Database;
let relay: Relay;

class Recorder implements Listener {
  readonly batches: InitialBatch[] = [];
  readonly messages: Message[] = [];
  start(batch: InitialBatch): void {
    this.batches.push(batch);
  }
  send(message: Message): void {
    this.messages.push(message);
  }
  get seqs(): number[] {
    return this.messages.map((message) => message.data.seq);
  }
  /** What a console would hold: the batch's threats, then each new one; throws when one comes twice or late. */
  get known(): number[] {
    const known = this.batches.flatMap((batch) => batch.threats.map((threat) => threat.seq)).reverse();
    let at = this.batches.at(-1)?.seq ?? 0;
    for (const seq of this.seqs) {
      if (seq <= at || known.includes(seq)) throw new Error(`${seq} came after ${at}`);
      at = seq;
      known.push(seq);
    }
    return known;
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

async function startRelay(pollMs = SLOW_POLL): Promise<Relay> {
  const made = new Relay(
    storeFeed(
      db,
      async () => COUNTS,
      () => "stream-a",
    ),
    pollMs,
  );
  await made.start();
  return made;
}

beforeEach(async () => {
  rows = new ThreatRows();
  db = openDatabase(`file:${rows.file}`);
  relay = await startRelay();
});
afterEach(async () => {
  await relay.stop();
  await db.close();
  rows.close();
});

describe("a new console", () => {
  it("gets the 50 newest threats, then everything newer in order", async () => {
    rows.addMany(60);
    const console_ = new Recorder();
    await relay.join(console_, null);
    expect(console_.batches).toHaveLength(1);
    expect(console_.batches[0]).toMatchObject({ stream_id: "stream-a", seq: 60, counts: COUNTS });
    expect(console_.batches[0]?.threats.map((threat) => threat.seq)).toEqual(range(11, 60).reverse());
    rows.addMany(3);
    relay.nudge();
    await expect.poll(() => console_.seqs).toEqual([61, 62, 63]);
  });

  it("joins in the middle of a burst without a gap or a repeat", async () => {
    const joined: Recorder[] = [];
    const joins: Promise<boolean>[] = [];
    for (let n = 1; n <= 200; n++) {
      rows.add();
      relay.nudge();
      if (n % 5 === 0) {
        const recorder = new Recorder();
        joined.push(recorder);
        joins.push(relay.join(recorder, null));
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    await Promise.all(joins);
    relay.nudge();
    await expect.poll(() => joined.every((recorder) => recorder.known.at(-1) === 200)).toBe(true);
    for (const recorder of joined) expect(recorder.known).toEqual(range(recorder.known[0] ?? 0, 200));
  });
});

describe("a console that comes back", () => {
  it("gets exactly what it missed", async () => {
    rows.addMany(10);
    const recorder = new Recorder();
    await relay.join(recorder, { stream_id: "stream-a", last_seq: 4 });
    expect(recorder.batches).toEqual([]);
    expect(recorder.seqs).toEqual(range(5, 10));
  });

  it("gets all of 1,000 missed events, and a batch instead of 1,001", async () => {
    rows.addMany(1001);
    const [whole, tooMuch] = [new Recorder(), new Recorder()];
    await relay.join(whole, { stream_id: "stream-a", last_seq: 1 });
    await relay.join(tooMuch, { stream_id: "stream-a", last_seq: 0 });
    expect(whole.seqs).toEqual(range(2, 1001));
    expect(tooMuch.seqs).toEqual([]);
    expect(tooMuch.batches[0]?.seq).toBe(1001);
  });

  it.each([
    ["another stream", { stream_id: "stream-b", last_seq: 3 }],
    ["a number from the future", { stream_id: "stream-a", last_seq: 9999 }],
  ])("gets a batch for %s", async (_, point) => {
    rows.addMany(5);
    const recorder = new Recorder();
    await relay.join(recorder, point);
    expect(recorder.batches[0]?.seq).toBe(5);
    expect(recorder.seqs).toEqual([]);
  });

  it("gets a batch when rows that it needs were cleared", async () => {
    rows.addMany(10);
    rows.db.exec(`DELETE FROM "outbox" WHERE "seq" <= 6`);
    const [needsCleared, needsKept] = [new Recorder(), new Recorder()];
    await relay.join(needsCleared, { stream_id: "stream-a", last_seq: 5 });
    await relay.join(needsKept, { stream_id: "stream-a", last_seq: 6 });
    expect(needsCleared.batches).toHaveLength(1);
    expect(needsKept.seqs).toEqual([7, 8, 9, 10]);
  });

  it("finds its place after the relay was killed and started again", async () => {
    rows.addMany(5);
    const before = new Recorder();
    await relay.join(before, null);
    await relay.stop();
    rows.addMany(5);
    relay = await startRelay();
    await relay.join(before, { stream_id: "stream-a", last_seq: 5 });
    expect(before.known).toEqual(range(1, 10));
  });
});

describe("the relay", () => {
  it("finds by its poll what no nudge told it", async () => {
    await relay.stop();
    relay = await startRelay(50);
    const recorder = new Recorder();
    await relay.join(recorder, null);
    rows.addMany(2);
    await expect.poll(() => recorder.seqs).toEqual([1, 2]);
  });

  it("skips a row that nobody can read, and a number that was never committed", async () => {
    const recorder = new Recorder();
    await relay.join(recorder, null);
    rows.add();
    rows.addRow("new_threat", "{not json");
    rows.addRow("new_threat", JSON.stringify({ id: "no uuid" }));
    rows.addRow("unheard_of", "{}");
    rows.db.exec(`UPDATE sqlite_sequence SET seq = 9 WHERE name = 'outbox'`);
    rows.addRow("generator_state", JSON.stringify({ running: true, interval_seconds: 30 }));
    rows.add();
    relay.nudge();
    await expect.poll(() => recorder.seqs).toEqual([1, 10, 11]);
    expect(recorder.messages[1]).toEqual({
      name: "generator_state",
      data: { seq: 10, generator: { running: true, interval_seconds: 30 } },
    });
  });

  it("gives everyone a new batch when the stream was replaced", async () => {
    rows.addMany(2);
    const recorder = new Recorder();
    await relay.join(recorder, null);
    rows.db.exec(`UPDATE "settings" SET "value" = '"stream-b"' WHERE "name" = 'stream'`);
    relay.nudge();
    await expect.poll(() => recorder.batches.map((batch) => batch.stream_id)).toEqual(["stream-a", "stream-b"]);
  });

  it("survives a store that cannot be read for a while", async () => {
    const recorder = new Recorder();
    await relay.join(recorder, null);
    rows.db.exec(`ALTER TABLE "outbox" RENAME TO "hidden"`);
    relay.nudge();
    expect(await relay.join(new Recorder(), null)).toBe(false);
    rows.db.exec(`ALTER TABLE "hidden" RENAME TO "outbox"`);
    rows.add();
    relay.nudge();
    await expect.poll(() => recorder.seqs).toEqual([1]);
  });

  it("tells nothing to one who left, even while joining", async () => {
    const recorder = new Recorder();
    const joining = relay.join(recorder, null);
    void relay.leave(recorder);
    await joining;
    rows.add();
    const other = new Recorder();
    await relay.join(other, null);
    expect(recorder.seqs).toEqual([]);
  });
});

describe("workflows", () => {
  it("are told among threats, at intake and at every change, in one order", async () => {
    const workflows = workflowStore(db);
    const recorder = new Recorder();
    await relay.join(recorder, null);
    rows.add();
    const [added] = await workflows.add([aNewWorkflow(anAlert()), aNewWorkflow(anAlert())], anIntake());
    const state = await workflows.findState(added?.workflow_id ?? "");
    if (!state) throw new Error("The workflow is gone");
    const { actor, requestId, at } = anIntake();
    await workflows.update(
      state,
      { assignee: "Ana" },
      { actor, requestId, at, action: "workflow.changed", detail: {} },
    );
    rows.add();
    relay.nudge();
    await expect.poll(() => recorder.seqs).toEqual([1, 2, 3, 4, 5]);
    expect(recorder.messages.map(({ name }) => name)).toEqual([
      "new_threat",
      ...Array(3).fill("workflow_updated"),
      "new_threat",
    ]);
    expect(recorder.messages[3]).toMatchObject({
      data: { seq: 4, workflow: { workflow_id: state.id, seq: 2, version: 2, assignee: "Ana", status: "new" } },
    });
    const late = new Recorder();
    await relay.join(late, { stream_id: "stream-a", last_seq: 2 });
    expect(late.seqs).toEqual([3, 4, 5]);
  });

  it("that are cleared begin a new stream, since no event could tell each of them gone", async () => {
    const workflows = workflowStore(db);
    await workflows.add([aNewWorkflow(anAlert())], anIntake());
    const recorder = new Recorder();
    await relay.join(recorder, null);
    await workflows.clear(anIntake());
    relay.nudge();
    await expect.poll(() => recorder.batches).toHaveLength(2);
    rows.add();
    relay.nudge();
    await expect.poll(() => recorder.messages.map(({ name }) => name)).toEqual(["new_threat"]);
  });
});
