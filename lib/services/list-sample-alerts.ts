import type { SampleAlerts } from "@/lib/schema/workflow-query";
import type { Context } from "./context";
import { installationData } from "./installation-data";

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const DATE = /\d{4}-\d{2}-\d{2}(?=[T ]\d{2}:\d{2})/g; // of a time; a day alone may be part of a name

const later = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Every time in it, wherever it stands, so many days later. */
function shifted(value: unknown, days: number): unknown {
  if (typeof value === "string") return value.replace(DATE, (date) => later(date, days));
  if (Array.isArray(value)) return value.map((one) => shifted(one, days));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shifted(child, days)]));
}

/**
 * The samples as if they had just come in, under ids that nobody has. They keep hour and weekday, which windows of known
 * work go by, and their distance from each other: the latest of them lies within the last week.
 */
export async function listSampleAlerts({ house }: Pick<Context, "house">): Promise<SampleAlerts> {
  const { alerts } = installationData("alerts");
  const latest = Math.max(...alerts.map(({ timestamp }) => Date.parse(timestamp ?? "")).filter(Number.isFinite));
  const weeks = Math.floor((house.clock.now().getTime() - latest) / (WEEK_DAYS * DAY_MS));
  const play = house.newId().slice(0, 8);
  const items = alerts.map((alert) => ({
    ...(shifted(alert, weeks * WEEK_DAYS) as object),
    alert_id: `${alert.alert_id}-${play}`,
  }));
  return { items };
}
