import { expect, it } from "vitest";
import { AlertInput } from "@/lib/schema/alert";
import type { House } from "./house";
import { installationData } from "./installation-data";
import { listSampleAlerts } from "./list-sample-alerts";

const WEEK_MS = 7 * 86_400_000;
let plays = 0;

async function playedAt(now: string): Promise<AlertInput[]> {
  plays += 1;
  const newId = () => `play${String(plays).padStart(4, "0")}-0000-4000-8000-000000000000`;
  const house = { clock: { now: () => new Date(now) }, newId } as unknown as House;
  return (await listSampleAlerts({ house })).items.map((item) => AlertInput.parse(item));
}

const timeOf = (alert: AlertInput) => Date.parse(alert.timestamp ?? "");

it.each(["2026-11-22T06:00:00.000Z", "2031-07-04T23:59:59.000Z", "2024-02-29T12:00:00.000Z"])(
  "brings the samples to the week before %s, each at its own hour and weekday",
  async (now) => {
    const played = await playedAt(now);
    const samples = installationData("alerts").alerts;
    expect(played).toHaveLength(samples.length);
    const latest = Math.max(...played.map(timeOf));
    expect(latest).toBeLessThanOrEqual(Date.parse(now));
    expect(latest).toBeGreaterThan(Date.parse(now) - WEEK_MS);
    const moved = new Set(played.map((alert, at) => timeOf(alert) - timeOf(samples[at] ?? alert)));
    expect(moved.size).toBe(1);
    expect([...moved].every((by) => by % WEEK_MS === 0)).toBe(true);
  },
);

it("moves the times within evidence too, and leaves all else as it is", async () => {
  const [before] = installationData("alerts").alerts;
  const [after] = await playedAt("2026-11-29T06:00:00.000Z");
  const first = (alert: AlertInput | undefined) => JSON.stringify(alert?.evidence_sample);
  expect(first(after)).toBe(first(before).replaceAll("2026-11-17T", "2026-11-24T"));
  expect(after?.description).toBe(before?.description);
});

it("gives ids that were not given before", async () => {
  const ids = [...(await playedAt("2026-11-22T06:00:00.000Z")), ...(await playedAt("2026-11-22T06:00:00.000Z"))];
  expect(new Set(ids.map(({ alert_id }) => alert_id)).size).toBe(30);
});
