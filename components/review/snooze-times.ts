const MINUTE = 60_000;
const MORNING = 8;

export const SNOOZES = ["30 minutes", "1 hour", "4 hours", "tomorrow, 08:00"] as const;
export type Snooze = (typeof SNOOZES)[number];

/** When it comes back; the morning is the reader's own. */
export function snoozeEnd(snooze: Snooze, now: Date): Date {
  if (snooze !== "tomorrow, 08:00") {
    const minutes = { "30 minutes": 30, "1 hour": 60, "4 hours": 240 }[snooze];
    return new Date(now.getTime() + minutes * MINUTE);
  }
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(MORNING, 0, 0, 0);
  return morning;
}
