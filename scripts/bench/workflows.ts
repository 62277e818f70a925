import Database from "better-sqlite3";
import { aBatch } from "./alerts";
import { bareGraph } from "./bare-graph";
import { type Load, load, median, percentile } from "./load";
import { address, quick, ROUNDS, results, SECONDS, say } from "./report";

const SIZE = 1_000;
const BARE_RUNS = quick ? 300 : 1_000;
const POLL_MS = 50;
const PATIENCE_MS = 120_000;

type Batch = { acceptedMs: number; perSecond: number; latencies: number[] };
type Row = { status: string; createdAt: string; updatedAt: string };

const list = { url: `${address}/api/threats?limit=50` };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function post(size: number): Promise<{ id: string; tookMs: number }> {
  const body = aBatch(size);
  const from = performance.now();
  const answer = await fetch(`${address}/api/alerts/batch`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const { batch_id, accepted } = (await answer.json()) as { batch_id: string; accepted: unknown[] };
  const tookMs = performance.now() - from;
  if (answer.status !== 202 || accepted.length !== size) throw new Error(`The batch was answered ${answer.status}`);
  return { id: batch_id, tookMs };
}

/** Posts a batch and waits until each of its workflows has ended, or waits for a person. */
async function batch(db: Database.Database, size = SIZE): Promise<Batch> {
  const rows = db.prepare("SELECT status, createdAt, updatedAt FROM workflows WHERE batchId = ?");
  const left = db.prepare("SELECT count(*) AS n FROM queue_items");
  const { id, tookMs } = await post(size);
  const from = performance.now();
  while ((left.get() as { n: number }).n > 0) {
    if (performance.now() - from > PATIENCE_MS) throw new Error("The batch did not end in time");
    await pause(POLL_MS);
  }
  const perSecond = size / ((performance.now() - from) / 1000);
  const ended = rows.all(id) as Row[];
  const failed = ended.filter(({ status }) => status !== "completed" && status !== "awaiting_approval").length;
  if (failed > 0) throw new Error(`${failed} workflows of the batch failed`);
  const latencies = ended.map((row) => Date.parse(row.updatedAt) - Date.parse(row.createdAt)).sort((a, b) => a - b);
  return { acceptedMs: tookMs, perSecond, latencies };
}

/** Rounds in turn, so that a slow minute of the machine falls on both alike; the middle round counts. */
export async function workflows(file: string): Promise<void> {
  const db = new Database(file, { readonly: true });
  const bare = bareGraph();
  await bare.perSecond(BARE_RUNS);
  await batch(db, 200);
  const rounds: { bare: number; batch: Batch }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ bare: await bare.perSecond(BARE_RUNS), batch: await batch(db) });
  }
  bare.close();
  const idle = await load(list, { concurrency: 1, seconds: SECONDS });
  const busy = batch(db);
  const during: Load = await load(list, { concurrency: 1, seconds: Math.min(SECONDS, 3) });
  await busy;
  db.close();

  const perSecond = median(rounds.map((round) => round.batch.perSecond));
  const barePerSecond = median(rounds.map((round) => round.bare));
  const ratio = median(rounds.map((round) => round.batch.perSecond / round.bare));
  const accepted = median(rounds.map((round) => round.batch.acceptedMs));
  const p95 = median(rounds.map((round) => percentile(round.batch.latencies, 0.95)));
  say(`${SIZE} alerts accepted in one batch`, `${accepted.toFixed(0)} ms (aim < 1000)`);
  say("workflows per second, rules mode, one worker", perSecond.toFixed(0));
  say(
    "LangGraph's floor: four empty nodes per second",
    `${barePerSecond.toFixed(0)}   ratio ${ratio.toFixed(2)} (aim 0.4)`,
  );
  say(`p95 from accepted to ended, batch of ${SIZE}`, `${(p95 / 1000).toFixed(1)} s (floor 30)`);
  say(
    "p95 of GET /api/threats: idle / during a batch",
    `${idle.p95.toFixed(1)} / ${during.p95.toFixed(1)} ms   ratio ${(during.p95 / idle.p95).toFixed(2)} (aim 2)`,
  );
  Object.assign(results, {
    workflows: { accepted, perSecond, barePerSecond, ratio, p95_ms: p95, list: { idle, during } },
  });
}
