import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { OutsideText } from "@/components/ui/outside-text";
import { signed } from "@/components/ui/waterfall-rows";
import type { InvestigationResult } from "@/lib/schema/workflow";

const toneOf = (score: number) =>
  score >= 8 ? "bg-critical" : score >= 6 ? "bg-high" : score >= 4 ? "bg-medium" : score >= 2 ? "bg-low" : "bg-info";

/** The risk of 0..10, with each part as a bar of its points. */
export function RiskParts({ risk }: { risk: Pick<InvestigationResult, "risk_score" | "risk_parts"> }) {
  const most = Math.max(1, ...risk.risk_parts.map((part) => Math.abs(part.points)));
  return (
    <div>
      <p className="flex items-center gap-2.5">
        <span className="font-mono font-semibold text-[15px]">{risk.risk_score.toFixed(1)}</span>
        <span className="text-muted">of 10</span>
        <span aria-hidden className="h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-track">
          <span className={`block h-full ${toneOf(risk.risk_score)}`} style={{ width: `${risk.risk_score * 10}%` }} />
        </span>
      </p>
      <ul aria-label="Parts of the risk" className="mt-2">
        {risk.risk_parts.map((part, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in the order in which they were added
            key={at}
            className="grid grid-cols-[minmax(0,1fr)_auto_3rem] items-center gap-x-3 border-line border-t py-1.5 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,7rem)_3rem]"
          >
            <span className="min-w-0">
              <OutsideText>{part.part}</OutsideText>
            </span>
            <EvidenceChips ids={part.evidence_ids} label={`Evidence for ${part.part}`} max={2} />
            <span aria-hidden className="hidden h-2 overflow-hidden rounded-[2px] bg-track sm:col-start-3 sm:block">
              <span
                className={`block h-full ${part.points < 0 ? "bg-ok" : toneOf(risk.risk_score)}`}
                style={{ width: `${(Math.abs(part.points) / most) * 100}%` }}
              />
            </span>
            <span className="col-start-3 text-right font-mono sm:col-start-4">{signed(part.points, 1)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
