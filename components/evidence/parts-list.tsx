import { OutsideText } from "@/components/ui/outside-text";
import { signed } from "@/components/ui/waterfall-rows";
import { EvidenceChips } from "./evidence-chips";

export type Part = { part: string; points: number; evidence_ids: string[] };

type Props = {
  parts: Part[];
  label: string;
  digits?: number;
  /** What they come to; what is missing to it is told as a row of its own, in `rest`. */
  total?: { words: string; value: number; rest?: string };
};

/** Addends, one line each, and their sum. */
export function PartsList({ parts, label, digits = 2, total }: Props) {
  const sum = parts.reduce((all, { points }) => all + points, 0);
  const missing = total ? total.value - sum : 0;
  const isWhole = Math.abs(missing) < 0.6 / 10 ** digits;
  return (
    <>
      <ul aria-label={label}>
        {parts.map((part, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in the order in which they were added
            key={at}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-1.5 first:border-t-0"
          >
            <span className="min-w-0 flex-1">
              <OutsideText>{part.part}</OutsideText>
            </span>
            <EvidenceChips ids={part.evidence_ids} label={`Evidence for ${part.part}`} max={2} />
            <span className="w-14 text-right font-mono">{signed(part.points, digits)}</span>
          </li>
        ))}
        {isWhole ? null : (
          <li className="flex items-center gap-x-3 border-line border-t py-1.5 first:border-t-0">
            <span className="min-w-0 flex-1">{total?.rest ?? "Rounded, or bounded by its scale"}</span>
            <span className="w-14 text-right font-mono">{signed(missing, digits)}</span>
          </li>
        )}
      </ul>
      {total ? (
        <p className="flex items-center gap-x-3 border-line border-t pt-1.5 font-semibold">
          <span className="min-w-0 flex-1">{total.words}</span>
          <span className="w-14 text-right font-mono">{total.value.toFixed(digits)}</span>
        </p>
      ) : null}
    </>
  );
}
