import { MadeFacts, type MadeWhole } from "@/components/model/made-facts";
import type { TriageResult } from "@/lib/schema/workflow";
import { rulesSaidWords } from "./workflow-words";

/** How a node's answer came about, and what the rules alone had said. */
export function MadeLine({ made }: { made: MadeWhole & Pick<TriageResult, "rules_said"> }) {
  const without = made.rules_said ? rulesSaidWords(made.rules_said) : null;
  return <MadeFacts made={made}>{without ? <p>The rules alone said: {without}.</p> : null}</MadeFacts>;
}
