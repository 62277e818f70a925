import type { Alert } from "@/lib/schema/alert";
import type { Circumstance } from "./circumstances";
import type { Field } from "./fields";

const WINDOW = /^(.*_)?(window|period|valid(ity)?|planned|scheduled?|slot|change_time|agreed)(_utc)?$/;
const DAY = String.raw`(\d{4}-\d{2}-\d{2})`;
const TIME = String.raw`(\d{2}:\d{2})(?::\d{2})?`;
const GAP = String.raw`\s*(?:-|–|—|\.\.|/|to|until)\s*`;
const SAME_DAY = new RegExp(`^${DAY}[t ]${TIME}${GAP}${TIME}(?:\\s*(?:utc|z|gmt))?$`);
const TWO_DAYS = new RegExp(`^${DAY}[t ]${TIME}z?${GAP}${DAY}[t ]${TIME}z?(?:\\s*(?:utc|gmt))?$`);
const SLACK_MS = 30 * 60_000; // clocks, and work that begins a little early

type Span = { from: number; to: number };

/** A time span written out in UTC, as "2026-11-15 11:00-15:00 UTC"; null for anything else. */
function spanIn(text: string): Span | null {
  const [, day, start, end] = SAME_DAY.exec(text) ?? [];
  if (day && start && end) {
    const from = Date.parse(`${day}T${start}Z`);
    const to = Date.parse(`${day}T${end}Z`);
    return { from, to: to < from ? to + 86_400_000 : to };
  }
  const [, first, begin, last, finish] = TWO_DAYS.exec(text) ?? [];
  return first && begin && last && finish
    ? { from: Date.parse(`${first}T${begin}Z`), to: Date.parse(`${last}T${finish}Z`) }
    : null;
}

/**
 * A permission excuses what happened in its window: where its record tells the window and the alert lies outside,
 * it excuses nothing, and the window speaks for itself.
 */
export function inTheirWindow(alert: Alert, fields: Field[], circumstances: Circumstance[]): Circumstance[] {
  const at = Date.parse(alert.timestamp);
  const windows = fields.flatMap((field) => {
    if (field.section === "thresholds" || !(WINDOW.test(field.key) || WINDOW.test(field.long))) return [];
    const span = spanIn(field.text);
    return span ? [{ field, inside: at >= span.from - SLACK_MS && at <= span.to + SLACK_MS }] : [];
  });
  const first = windows.find(({ inside }) => !inside) ?? windows[0];
  if (!first) return circumstances;
  const { field, inside } = first;
  const window = {
    id: inside ? "inside_recorded_window" : "outside_recorded_window",
    label: inside ? "Inside the window that was recorded" : "Outside the window that was recorded",
    log_odds: inside ? -0.6 : 0.6,
    group: "window",
    kind: inside ? "authorised" : "neutral",
    path: field.path,
    value: field.value,
  };
  const expired = new Set(windows.flatMap((one) => (one.inside ? [] : [one.field.record])));
  const recordOf = new Map(fields.map(({ path, record }) => [path, record]));
  const standing = circumstances.filter(
    ({ kind, log_odds, path }) =>
      !(kind === "authorised" && log_odds < 0 && expired.has(recordOf.get(path) ?? Number.NaN)),
  );
  return [...standing, window];
}
