import { MadeFacts, type MadeWhole } from "@/components/model/made-facts";
import type { TriageResult } from "@/lib/schema/workflow";
import { rulesSaidWords } from "./workflow-words";

/** How a node's answer came about, and what the rules alone had said. */
export function MadeLine({ made }: { made: MadeWhole & Pick<TriageResult, "rules_said"> }) {
  const without = made.rules_said ? rulesSaidWords(made.rules_said) : null;
  return <MadeFacts made={made}>{without ? <p>The rules alone said: {without}.</p> : null}</MadeFacts>;
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
