import { OutsideText } from "@/components/ui/outside-text";
import { spoken } from "@/components/ui/spoken-duration";
import type { TriageResult } from "@/lib/schema/workflow";
import { MADE_BY } from "./workflow-words";

type Made = Pick<
  TriageResult,
  "source" | "fallback_reason" | "processing_time_ms" | "dropped_claims" | "usage" | "prompt_version"
>;

/** How an answer came about: by whom, how long it took, and what was left out. */
export function MadeLine({ made }: { made: Made }) {
  return (
    <div className="border-line border-t pt-2.5 text-[12px] text-muted">
      <p>
        {MADE_BY[made.source]}, in <span className="font-mono text-text">{spoken(made.processing_time_ms)}</span>.
        {made.dropped_claims ? ` ${made.dropped_claims} claims without evidence were dropped.` : ""}
        {made.usage
          ? ` ${made.usage.model}: ${made.usage.input_tokens} tokens in, ${made.usage.output_tokens} out.`
          : ""}
      </p>
      {made.fallback_reason ? (
        <p className="mt-1 text-high">
          Judged without help: <OutsideText>{made.fallback_reason}</OutsideText>
        </p>
      ) : null}
    </div>
  );
}

/** Coverage and agreement in 0..1, as figure and bar. */
export function Confidence({ value }: { value: number }) {
  return (
    <span className="flex items-center gap-2 text-[12px] text-muted">
      confidence <strong className="text-text">{value.toFixed(2)}</strong>
      <span aria-hidden className="h-1 w-14 overflow-hidden rounded-full bg-track">
        <span className="block h-full bg-accent" style={{ width: `${value * 100}%` }} />
      </span>
    </span>
  );
}
