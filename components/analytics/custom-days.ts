const MAX_DAYS = 366;
const HOUR_MS = 3_600_000;
const two = (n: number) => String(n).padStart(2, "0");

/** The day of a moment in the reader's zone, as a date field has it. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of a day of the reader's zone, `days` after this one. */
function startOf(day: string, days: number): Date | null {
  const [, year, month, date] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []).map(Number);
  return year === undefined || month === undefined || date === undefined
    ? null
    : new Date(year, month - 1, date + days);
}

export function rangeOfDays(first: string, last: string): { from: string; to: string } | { error: string } {
  const [from, to] = [startOf(first, 0), startOf(last, 1)];
  if (!from || !to) return { error: "Give both days." };
  if (to <= from) return { error: "Must not be before the first day." };
  if (to.getTime() - from.getTime() > MAX_DAYS * 24 * HOUR_MS) return { error: `At most ${MAX_DAYS} days in all.` };
  return { from: from.toISOString(), to: to.toISOString() };
}
