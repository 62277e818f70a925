import type { PastMoment } from "./installation-data";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The moment, seen from `now`. A day or weekday is a whole one before today, so that none lies ahead. */
export function pastMoment(moment: PastMoment, now: Date): Date {
  if ("hours_ago" in moment) return new Date(now.getTime() - moment.hours_ago * HOUR_MS);
  const today = Date.parse(`${now.toISOString().slice(0, 10)}T${moment.utc}:00.000Z`);
  if ("days_ago" in moment) return new Date(today - moment.days_ago * DAY_MS);
  const days = (now.getUTCDay() - moment.weekday + 7) % 7 || 7; // to the last such day before today
  return new Date(today - (days + (moment.weeks_ago - 1) * 7) * DAY_MS);
}
