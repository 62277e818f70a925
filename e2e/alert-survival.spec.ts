import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { killProcess, processOf, test } from "./support/own-instance";
import { expect } from "./support/story";

const COUNT = 300;
const ENDED = ["completed", "awaiting_approval"];

type Summary = { workflow_id: string; alert_id: string; status: string; ticket_id: string | null };
type Page<T> = { items: T[]; next_cursor: string | null };

const samples = JSON.parse(readFileSync("data/alerts.json", "utf8")) as { alerts: Record<string, unknown>[] };
const alerts = Array.from({ length: COUNT }, (_, at) => ({
  ...samples.alerts[at % samples.alerts.length],
  alert_id: `survivor-${at}-${randomUUID()}`,
}));

/** Until it is answered: an integrator asks again, and an alert that was taken is not taken twice. */
async function persistently<T>(call: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await call().catch(() => null); // nobody there, or gone half-way
    if (answer !== null) return answer;
    await sleep(100);
  }
}

const postAll = (address: string) =>
  persistently(async () => {
    const response = await fetch(`${address}/api/alerts/batch`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ alerts }),
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status < 500) expect(response.status).toBe(202);
    return response.status === 202 ? ((await response.json()) as { accepted: { workflow_id: string }[] }) : null;
  });

async function readAll<T>(address: string, path: string): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const at: string = cursor;
    const page: Page<T> = await persistently(async () => {
      const response = await fetch(`${address}${path}limit=200${at && `&cursor=${encodeURIComponent(at)}`}`);
      return response.ok ? ((await response.json()) as Page<T>) : null;
    });
    all.push(...page.items);
    cursor = page.next_cursor;
  }
  return all;
}

const ours = async (address: string) =>
  (await readAll<Summary>(address, "/api/alerts/list?")).filter(({ alert_id }) => alert_id.startsWith("survivor-"));
const endedOf = (all: Summary[]) => all.filter(({ status }) => ENDED.includes(status)).length;

test.skip(process.platform !== "linux", "processes are found through /proc");

test("web dies three times and the worker twice amid 300 alerts; each ends once, with one ticket, nobody told twice", async ({
  instance,
}) => {
  test.setTimeout(180_000);
  const { address, dataDir } = instance;
  const posting = postAll(address);
  const killedWeb = [killProcess(instance, "web")]; // perhaps before the batch is stored, perhaps just after
  const { accepted } = await posting;
  expect(accepted).toHaveLength(COUNT);

  const reached = (count: number) =>
    expect
      .poll(async () => endedOf(await ours(address)), { timeout: 60_000, intervals: [50] })
      .toBeGreaterThanOrEqual(count);
  await reached(20);
  const killedWorkers = [killProcess(instance, "worker")];
  killedWeb.push(killProcess(instance, "web"));
  await reached(100);
  killedWorkers.push(killProcess(instance, "worker"));
  await expect.poll(() => processOf(instance, "web"), { timeout: 20_000 }).toBeDefined();
  killedWeb.push(killProcess(instance, "web"));
  await reached(COUNT);

  expect(new Set(killedWeb).size).toBe(3);
  expect(new Set(killedWorkers).size).toBe(2);
  const all = await ours(address);
  expect(all).toHaveLength(COUNT);
  expect(endedOf(all)).toBe(COUNT);
  expect(new Set(all.map(({ ticket_id }) => ticket_id)).size).toBe(COUNT);

  const db = new Database(`${dataDir}/soc.db`, { readonly: true });
  const count = (sql: string) => db.prepare(sql).pluck().get();
  const mine = "(SELECT id FROM workflows WHERE alertId LIKE 'survivor-%')";
  expect(count(`SELECT count(*) FROM tickets WHERE workflowId IN ${mine}`)).toBe(COUNT);
  expect(
    count(
      `SELECT count(*) FROM (SELECT 1 FROM notifications GROUP BY workflowId, channel, recipient HAVING count(*) > 1)`,
    ),
  ).toBe(0);
  expect(count(`SELECT count(*) FROM queue_items WHERE workflowId IN ${mine}`)).toBe(0);
  expect(
    count(
      `SELECT count(*) FROM (SELECT 1 FROM node_results WHERE ok = 1 AND workflowId IN ${mine} GROUP BY workflowId, node HAVING count(*) > 1)`,
    ),
  ).toBe(0);
  expect(count(`SELECT count(*) FROM workflows WHERE id IN ${mine} AND attempts > 1`)).toBeGreaterThan(0); // some were in flight
  db.close();
});
