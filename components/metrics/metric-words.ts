const whole = new Intl.NumberFormat("en-GB");

export const countWords = (count: number): string => whole.format(count);

/** Milliseconds as a person reads them. */
export function durationWords(ms: number | null): string {
  if (ms === null) return "none yet";
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(1)} s`;
}

export function shareWords(share: number | null): string {
  return share === null ? "none yet" : `${Math.round(share * 100)} %`;
}

/** "+12 %", "×30"; null where a comparison would say nothing. */
export function changeWords(now: number, before: number): string | null {
  if (before === 0) return null;
  const change = Math.round(((now - before) / before) * 100);
  if (change > 999) return `×${Math.round(now / before)}`;
  return `${change > 0 ? "+" : change < 0 ? "−" : "±"}${Math.abs(change)} %`;
}
