/** Milliseconds of people's work: "45 s", "21 m", "3 h 05 m", "2 d 4 h". */
export function spanWords(ms: number | null): string {
  if (ms === null) return "–";
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, "0")} m`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export const percentWords = (share: number | null): string => (share === null ? "–" : `${Math.round(share * 100)} %`);

const signed = (n: number, unit: string) => `${n > 0 ? "+" : n < 0 ? "−" : "±"}${Math.abs(n)} ${unit}`;

/** "+12 %", "×30"; of shares in points of a percent. Null where there is nothing to compare with. */
export function differenceWords(now: number | null, before: number | null, of: "amount" | "share"): string | null {
  if (now === null || before === null) return null;
  const points = Math.round(now * 100) - Math.round(before * 100);
  if (of === "share") return signed(points, Math.abs(points) === 1 ? "pt" : "pts");
  if (before === 0) return null;
  const change = Math.round(((now - before) / before) * 100);
  return change > 999 ? `×${Math.round(now / before)}` : signed(change, "%");
}
