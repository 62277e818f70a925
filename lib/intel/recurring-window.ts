import type { KnownGood } from "@/lib/schema/asset";

type Window = NonNullable<KnownGood["window"]>;
type Weekly = Extract<Window, { time_zone: string }>;

const DAY_MINUTES = 1440;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const formats = new Map<string, Intl.DateTimeFormat>();

/** ISO weekday and minute of the day, as a clock on the wall there shows it. */
function wallClock(at: string, timeZone: string): { day: number; minute: number } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return { day: WEEKDAYS.indexOf(part.weekday ?? "") + 1, minute: Number(part.hour) * 60 + Number(part.minute) };
}

const minuteOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

/** A window that ends before it starts runs past midnight and belongs to the day on which it began. */
function inWeekly({ time_zone, days, start, end }: Weekly, at: string): boolean {
  const { day, minute } = wallClock(at, time_zone);
  const [from, to] = [minuteOf(start), minuteOf(end)];
  const before = day === 1 ? 7 : day - 1;
  if (from < to) return days.includes(day) && minute >= from && minute < to;
  return (days.includes(day) && minute >= from) || (days.includes(before) && minute < (to || DAY_MINUTES) && to > 0);
}

/** Whether the moment lies in the window: from the first minute on, before the last. No window: always. */
export function inWindow(window: KnownGood["window"], at: string): boolean {
  if (!window) return true;
  if ("time_zone" in window) return inWeekly(window, at);
  const moment = Date.parse(at);
  return moment >= Date.parse(window.from) && moment < Date.parse(window.to);
}
