import type { EntityDay } from "@/lib/schema/entity";

const DAY_MS = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The last `length` days up to today (UTC), those without anything too, and how much lies before or after them. */
export function stripOf(days: EntityDay[], now: number, length = 30): { strip: EntityDay[]; outside: number } {
  const known = new Map(days.map((day) => [day.day, day]));
  const strip = Array.from({ length }, (_, i) => {
    const day = dayOf(now - (length - 1 - i) * DAY_MS);
    return known.get(day) ?? { day, threats: 0, alerts: 0 };
  });
  const sum = (list: EntityDay[]) => list.reduce((total, { threats, alerts }) => total + threats + alerts, 0);
  return { strip, outside: sum(days) - sum(strip) };
}
