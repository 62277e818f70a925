import { type Figures, together } from "./figures";

const HOUR_MS = 3_600_000;

/** A column of a chart: from (inclusive) to (exclusive), with what was created in it. */
export type Bucket = { from: string; to: string; figures: Required<Figures> };
export type BucketSize = "hour" | "six_hours" | "day" | "day_utc" | "week_utc";
type Range = { from: string; to: string; step: "hour" | "day" };
type Point = Figures & { from: string; to: string };

/** Few enough columns to be told apart. Days are the reader's while the answer has hours, and else UTC. */
export function sizeOf({ from, to, step }: Range): BucketSize {
  const hours = (Date.parse(to) - Date.parse(from)) / HOUR_MS;
  if (step === "day") return hours <= 120 * 24 ? "day_utc" : "week_utc";
  return hours <= 48 ? "hour" : hours <= 10 * 24 ? "six_hours" : "day";
}

/** What all hours of one column have in common. */
function nameOf(at: Date, size: BucketSize, start: number): string {
  if (size === "hour") return at.toISOString();
  if (size === "day_utc") return at.toISOString().slice(0, 10);
  if (size === "week_utc") return String(Math.floor((at.getTime() - start) / (7 * 24 * HOUR_MS)));
  const day = [at.getFullYear(), at.getMonth(), at.getDate()];
  return (size === "day" ? day : [...day, Math.floor(at.getHours() / 6)]).join("-");
}

/** Every column of the range, also those with nothing in them, oldest first. */
export function bucketsOf(points: Point[], range: Range): Bucket[] {
  const size = sizeOf(range);
  const [start, end] = [Date.parse(range.from), Date.parse(range.to)];
  const edges: { name: string; from: number; to: number }[] = [];
  for (let at = start; at < end; at += HOUR_MS) {
    const name = nameOf(new Date(at), size, start);
    const last = edges.at(-1);
    if (last?.name === name) last.to = at + HOUR_MS;
    else edges.push({ name, from: at, to: at + HOUR_MS });
  }
  const held = new Map<string, Point[]>();
  for (const point of points) {
    const name = nameOf(new Date(point.from), size, start);
    held.set(name, [...(held.get(name) ?? []), point]);
  }
  return edges.map(({ name, from, to }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    figures: together(held.get(name) ?? []),
  }));
}

const DAY: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const written = (at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", options).format(at);

/** "Tue 31 Mar, 06:00 to 12:00". */
export function bucketWords({ from, to }: Pick<Bucket, "from" | "to">, size: BucketSize): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (size === "week_utc") return `Week of ${written(start, { ...DAY, weekday: undefined, timeZone: "UTC" })}`;
  if (size === "day_utc") return written(start, { ...DAY, timeZone: "UTC" });
  if (size === "day") return written(start, DAY);
  return `${written(start, DAY)}, ${written(start, CLOCK)} to ${written(end, CLOCK)}`;
}

/** Under the axis: "31 Mar", or the time within a day or two. */
export function tickWords({ from }: Pick<Bucket, "from">, size: BucketSize): string {
  const zone = size === "day_utc" || size === "week_utc" ? { timeZone: "UTC" } : {};
  return written(Date.parse(from), size === "hour" ? CLOCK : { day: "numeric", month: "short", ...zone });
}
