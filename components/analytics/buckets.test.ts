import { afterEach, describe, expect, it, vi } from "vitest";
import { bucketsOf, bucketWords, sizeOf } from "./buckets";
import { together } from "./figures";

const HOUR_MS = 3_600_000;
const at = (iso: string, hours: number) => new Date(Date.parse(iso) + hours * HOUR_MS).toISOString();
const range = (from: string, hours: number, step: "hour" | "day" = "hour") => ({ from, to: at(from, hours), step });
const point = (from: string, parts: object = {}, hours = 1) => ({
  ...together([]),
  total: 1,
  from,
  to: at(from, hours),
  ...parts,
});

afterEach(() => vi.unstubAllEnvs());

describe("columns", () => {
  it("are hours, then quarters of a day, then days, then weeks", () => {
    const from = "2026-03-01T07:00:00.000Z";
    expect(sizeOf(range(from, 24))).toBe("hour");
    expect(sizeOf(range(from, 7 * 24))).toBe("six_hours");
    expect(sizeOf(range(from, 30 * 24))).toBe("day");
    expect(sizeOf(range(from, 90 * 24, "day"))).toBe("day_utc");
    expect(sizeOf(range(from, 365 * 24, "day"))).toBe("week_utc");
  });

  it.each(["UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"])(
    "cover the range without gap or overlap in %s, also where the clock is changed",
    (zone) => {
      vi.stubEnv("TZ", zone);
      for (const [hours, step] of [
        [24, "hour"],
        [168, "hour"],
        [720, "hour"],
        [2160, "day"],
        [8760, "day"],
      ] as const) {
        const asked = range("2026-03-15T07:00:00.000Z", hours, step);
        const buckets = bucketsOf([], asked);
        expect(buckets[0]?.from).toBe(asked.from);
        expect(buckets.at(-1)?.to).toBe(asked.to);
        for (const [i, bucket] of buckets.entries()) if (i > 0) expect(bucket.from).toBe(buckets[i - 1]?.to);
        expect(buckets.length).toBeGreaterThan(20);
        expect(buckets.length).toBeLessThan(125);
      }
    },
  );

  it("are days of the reader's zone, and hold each point once", () => {
    vi.stubEnv("TZ", "America/Los_Angeles");
    const asked = range("2026-02-01T07:00:00.000Z", 720);
    const points = Array.from({ length: 720 }, (_, i) => point(at(asked.from, i)));
    const buckets = bucketsOf(points, asked);
    expect(buckets.reduce((sum, { figures }) => sum + figures.total, 0)).toBe(720);
    expect(buckets[0]).toMatchObject({ to: "2026-02-01T08:00:00.000Z", figures: { total: 1 } });
    expect(buckets[1]).toMatchObject({ from: "2026-02-01T08:00:00.000Z", figures: { total: 24 } });
    expect(bucketWords({ from: asked.from, to: asked.to }, "day")).toBe("Sat 31 Jan");
  });
});

it("weighs means by what they are the mean of", () => {
  const one = point("2026-03-01T07:00:00.000Z", { resolved: 1, resolved_false: 1, mttr_ms: 100, sla_met: 1 });
  const other = point("2026-03-01T08:00:00.000Z", { resolved: 3, resolved_false: 0, mttr_ms: 20, sla_missed: 3 });
  expect(together([one, other])).toMatchObject({
    total: 2,
    resolved: 4,
    false_share: 0.25,
    mttr_ms: 40,
    mtta_ms: null,
    sla_attainment: 0.25,
  });
});
