/** `0.04 ms`, `3.1 ms`, `47 ms`, `1.20 s`: as many digits as say something. */
export function spoken(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  if (ms >= 10) return `${Math.round(ms)} ms`;
  return `${ms.toFixed(ms >= 1 ? 1 : 2)} ms`;
}
