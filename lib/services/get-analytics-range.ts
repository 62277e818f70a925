import { AppError } from "@/lib/errors";
import {
  type AnalyticsRange,
  type AnalyticsRangeQuery,
  MAX_RANGE_DAYS,
  type RangeName,
} from "@/lib/schema/analytics-range";
import { ThreatType } from "@/lib/schema/signal";
import { AlertVerdict, Priority } from "@/lib/schema/workflow";
import { keyOf } from "@/lib/store/columns";
import { type Asked, figuresStore, type HourRange, type Waiting } from "@/lib/store/figures";
import { hourOf } from "@/lib/store/rollups";
import type { Context } from "./context";
import { alertFigures, threatFigures } from "./figures";
import { hoursBefore } from "./rollup-sums";

const HOURS: Record<RangeName, number> = { "24h": 24, "7d": 7 * 24, "30d": 30 * 24, "90d": 90 * 24 };
const MOST_HOURLY = 31 * 24;
const CUSTOMERS = 50;
const HOUR_MS = 3_600_000;

type Store = ReturnType<typeof figuresStore>;
type Window = { now: HourRange; before: HourRange; step: "hour" | "day" };

const instantOf = (hour: string) => `${hour}:00:00.000Z`;
const refuse = (path: string, message: string) =>
  new AppError("invalid", "Invalid range: 1 field is wrong.", { errors: [{ path, message }] });

/** Whole hours: a named range ends with the running one. @throws invalid */
export function windowOf({ range, from, to }: Pick<AnalyticsRangeQuery, "range" | "from" | "to">, now: Date): Window {
  if ((from === undefined) !== (to === undefined)) {
    throw refuse(from === undefined ? "from" : "to", "must be given with the other end of the range");
  }
  const floor = (at: number) => Math.floor(at / HOUR_MS) * HOUR_MS;
  const end = to === undefined ? floor(now.getTime()) + HOUR_MS : -floor(-Date.parse(to)); // up to the next whole hour
  const start = from === undefined ? end - HOURS[range] * HOUR_MS : floor(Date.parse(from));
  const hours = (end - start) / HOUR_MS;
  if (hours <= 0) throw refuse("to", "must be later than from");
  if (hours > MAX_RANGE_DAYS * 24) throw refuse("to", `must be at most ${MAX_RANGE_DAYS} days after from`);
  const first = hourOf(new Date(start));
  const earlier = hourOf(hoursBefore(new Date(start), hours));
  return {
    now: { from: first, to: hourOf(new Date(end)) },
    before: { from: earlier, to: first },
    step: hours <= MOST_HOURLY ? "hour" : "day",
  };
}

/** Where a point begins and ends: the range cuts the first and the last day. */
function edgesOf(label: string, step: Window["step"], range: HourRange): { from: string; to: string } {
  if (step === "hour") {
    const from = instantOf(label);
    return { from, to: new Date(Date.parse(from) + HOUR_MS).toISOString() };
  }
  const day = `${label}T00`;
  const next = hourOf(hoursBefore(new Date(instantOf(day)), -24));
  return {
    from: instantOf(day < range.from ? range.from : day),
    to: instantOf(next > range.to ? range.to : next),
  };
}

const byTime = (a: { from: string }, b: { from: string }) => (a.from < b.from ? -1 : 1);
const busiest = (a: { total: number }, b: { total: number }) => b.total - a.total;
const waitingOf = (rows: Waiting[], keep: (row: Waiting) => boolean = () => true) =>
  rows.filter(keep).reduce((sum, row) => sum + row.n, 0);

async function threatsOf(store: Store, window: Window, asked: Asked, at: Date): Promise<AnalyticsRange["threats"]> {
  const { now, before, step } = window;
  const [sums, earlier, points, customers, types, waiting, waitingBefore] = await Promise.all([
    store.threats(now, asked),
    store.threats(before, asked),
    store.threatPoints(now, step, asked),
    store.threatsByCustomer(now, asked),
    store.threatsByType(now, asked, ThreatType.options),
    store.waiting(now, at, asked),
    store.waiting(before, at, asked),
  ]);
  const shown = customers.sort((a, b) => busiest(a, b) || (a.label < b.label ? -1 : 1)).slice(0, CUSTOMERS);
  const names = await store.namesOf(shown.map(({ label }) => label));
  return {
    now: threatFigures(sums[0], waitingOf(waiting)),
    before: threatFigures(earlier[0], waitingOf(waitingBefore)),
    points: points
      .map((point) => ({
        ...edgesOf(point.label, step, now),
        ...threatFigures(
          point,
          waitingOf(waiting, ({ hour }) => hour.startsWith(point.label)),
        ),
      }))
      .sort(byTime),
    by_customer: shown.map((row) => ({
      customer_name: names.get(row.label) ?? row.label,
      ...threatFigures(
        row,
        waitingOf(waiting, ({ customerKey }) => customerKey === row.label),
      ),
    })),
    customers: customers.length,
    by_threat_type: types
      .map((row) => ({
        threat_type: ThreatType.parse(row.label),
        ...threatFigures(
          row,
          waitingOf(waiting, ({ threatType }) => threatType === row.label),
        ),
      }))
      .sort(busiest),
  };
}

async function alertsOf(store: Store, { now, before, step }: Window, customers: string[]) {
  const [sums, earlier, points, verdicts, priorities] = await Promise.all([
    store.alerts(now, customers),
    store.alerts(before, customers),
    store.alertPoints(now, step, customers),
    store.alertsBy("verdict", now, customers, AlertVerdict.options),
    store.alertsBy("priority", now, customers, Priority.options),
  ]);
  return {
    now: alertFigures(sums[0]),
    before: alertFigures(earlier[0]),
    points: points.map((point) => ({ ...edgesOf(point.label, step, now), ...alertFigures(point) })).sort(byTime),
    by_verdict: AlertVerdict.options.flatMap((verdict) => {
      const row = verdicts.find(({ label }) => label === verdict);
      return row ? [{ verdict, ...alertFigures(row) }] : [];
    }),
    by_priority: Priority.options.flatMap((priority) => {
      const row = priorities.find(({ label }) => label === priority);
      return row ? [{ priority, ...alertFigures(row) }] : [];
    }),
  };
}

/** Figures over a range, from sums that triggers keep: the cost goes by the range, not by what is stored. @throws invalid */
export async function getAnalyticsRange({ house }: Context, query: AnalyticsRangeQuery): Promise<AnalyticsRange> {
  const at = house.clock.now();
  const window = windowOf(query, at);
  const store = figuresStore(house.db);
  const customers = [...new Set((query.customer ?? []).map(keyOf))];
  const types = [...new Set(query.threat_type ?? [])];
  const [threats, alerts] = await Promise.all([
    threatsOf(store, window, { customers, types }, at),
    types.length > 0 ? null : alertsOf(store, window, customers),
  ]);
  return {
    generated_at: at.toISOString(),
    from: instantOf(window.now.from),
    to: instantOf(window.now.to),
    previous_from: instantOf(window.before.from),
    step: window.step,
    threats,
    alerts,
  };
}
