import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { type Instance, killProcess, processOf, test } from "./support/own-instance";
import { postAll, postUntilStored } from "./support/posting";
import { expect } from "./support/story";
import { readStored, readWholeList } from "./support/whole-list";

const TYPES = ["bot_traffic", "credential_stuffing", "geo_anomaly", "data_scraping", "brute_force"];

const aSignal = (at: number) => ({
  id: randomUUID(),
  threat_type: TYPES[at % TYPES.length],
  customer_name: `Survivor ${at % 7}`,
  source_ip: `203.0.113.${at % 250}`,
  request_count: 100 + at,
  time_window_minutes: 5,
});

const live = (page: Page) => page.getByText("Live", { exact: true });

async function clientsOf({ realtimePort }: Instance): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${realtimePort}/health`);
  return ((await answer.json()) as { clients: number }).clients;
}

test.skip(process.platform !== "linux", "processes are found through /proc");

test("sidecar, web and a network die amid 200 triggers; every console ends up with what is stored, each once", async ({
  instance,
  openConsole,
  allowNoise,
}) => {
  test.setTimeout(90_000);
  allowNoise(/Failed to load resource|WebSocket connection to/);
  const before = await readStored(instance.address);
  const [presenter, colleague] = await Promise.all([
    openConsole({ path: "/threats" }),
    openConsole({ path: "/threats" }),
  ]);
  for (const page of [presenter, colleague]) await expect(live(page)).toBeVisible();
  expect(await clientsOf(instance)).toBe(2);

  const signals = Array.from({ length: 200 }, (_, at) => aSignal(at));
  const posting = postAll(instance.address, signals, 4, 160);
  await posting.reached(40);
  await colleague.context().setOffline(true);
  await posting.reached(80);
  const sidecar = killProcess(instance, "sidecar");
  await posting.reached(120);
  const web = killProcess(instance, "web");
  await posting.reached(160);

  // The last ones come while one console is back and the other still away.
  await expect(colleague.getByText(/Reconnecting/)).toBeVisible();
  await expect(live(presenter)).toBeVisible({ timeout: 20_000 });
  await expect(live(colleague)).toHaveCount(0);
  posting.letGo();
  await posting.done;
  expect(processOf(instance, "sidecar")).not.toBe(sidecar);
  expect(processOf(instance, "web")).not.toBe(web);
  await colleague.context().setOffline(false);
  await expect(live(colleague)).toBeVisible({ timeout: 20_000 });

  const last = aSignal(200);
  await postUntilStored(instance.address, last);
  for (const page of [presenter, colleague]) await expect(page.getByTestId(`threat-${last.id}`)).toBeVisible();

  const stored = await readStored(instance.address);
  const ids = stored.map(({ id }) => id);
  const seqs = stored.map(({ seq }) => seq);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
  const known = new Set(before.map(({ id }) => id));
  expect(ids.filter((id) => !known.has(id)).sort()).toEqual([...signals, last].map(({ id }) => id).sort());
  expect(ids).toHaveLength(before.length + 201);
  for (const page of [presenter, colleague]) {
    await expect(async () => expect(await readWholeList(page)).toEqual(ids)).toPass({ timeout: 15_000 });
  }

  await Promise.all([presenter, colleague].map((page) => page.context().close()));
  await expect.poll(() => clientsOf(instance)).toBe(0);
});
