import type { Tally } from "./tally";

const PARTS = [
  { key: "completed", look: "bg-ok" },
  { key: "awaiting", look: "bg-high" },
  { key: "failed", look: "bg-critical" },
] as const;

/** How much of a batch is judged. What the colours mean stands beside it in words. */
export function BatchBar({ tally, name, words }: { tally: Tally; name: string; words: string }) {
  const { total, judged } = tally;
  return (
    <div
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={judged}
      aria-valuetext={words}
      className="flex h-1.5 w-full overflow-hidden rounded-full bg-track"
    >
      {PARTS.map(({ key, look }) => (
        <span
          key={key}
          className={`${look} transition-[width] duration-150`}
          style={{ width: `${total === 0 ? 0 : (tally[key] / total) * 100}%` }}
        />
      ))}
    </div>
  );
}
