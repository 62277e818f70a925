import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { OutsideText } from "@/components/ui/outside-text";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import { signed } from "@/components/ui/waterfall-rows";
import type { Severity, SeverityScore } from "@/lib/schema/severity";

const EDGES: [number, Severity][] = [
  [20, "low"],
  [40, "medium"],
  [60, "high"],
  [80, "critical"],
];

const FILL: Record<Severity, string> = {
  critical: "var(--critical)",
  high: "var(--high)",
  medium: "var(--medium)",
  low: "var(--low)",
  info: "var(--info)",
};

const HATCH = "repeating-linear-gradient(135deg, var(--faint) 0 1px, transparent 1px 5px)";

/** What adds to the score, end to end; what takes away is hatched off the end. */
export function SeverityParts({ severity, score }: { severity: Severity; score: SeverityScore }) {
  const added = score.parts.filter((part) => part.points > 0);
  const total = added.reduce((sum, part) => sum + part.points, 0);
  const width = Math.max(100, total);
  let at = 0;
  return (
    <div>
      <p className="mb-2">
        <span className="font-mono font-semibold text-[15px]">{Number(score.value.toFixed(1))}</span>
        <span className="text-muted"> of 100: {SEVERITY_WORD[severity].toLowerCase()}</span>
      </p>
      <div aria-hidden className="relative h-3 overflow-hidden rounded-chip bg-raised">
        {added.map((part, index) => {
          const left = at;
          at += part.points;
          return (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in the order in which they were added
              key={index}
              className="absolute inset-y-0 border-panel border-r-2"
              style={{
                left: `${(left / width) * 100}%`,
                width: `${(part.points / width) * 100}%`,
                background: `color-mix(in oklab, ${FILL[severity]} ${index % 2 === 0 ? 100 : 62}%, var(--panel))`,
              }}
            />
          );
        })}
        {total > score.value ? (
          <span
            className="absolute inset-y-0 bg-panel/80"
            style={{
              left: `${(score.value / width) * 100}%`,
              width: `${((total - score.value) / width) * 100}%`,
              backgroundImage: HATCH,
            }}
          />
        ) : null}
      </div>
      <div aria-hidden className="relative mt-1 h-4 text-[10.5px] text-muted">
        {EDGES.map(([edge, name]) => (
          <span
            key={edge}
            className="absolute top-0 whitespace-nowrap border-faint border-l pl-1 leading-3"
            style={{ left: `${(edge / width) * 100}%` }}
          >
            {name}
          </span>
        ))}
      </div>
      <ul aria-label="Parts of the severity score" className="mt-2">
        {score.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in the order in which they were added
          <li key={index} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-1.5">
            <span className="min-w-0 flex-1">
              <OutsideText>{part.part}</OutsideText>
            </span>
            <EvidenceChips ids={part.evidence_ids} label={`Evidence for ${part.part}`} max={3} />
            <span className="w-14 text-right font-mono">{signed(part.points, 1)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
