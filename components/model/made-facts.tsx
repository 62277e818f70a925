import type { ReactNode } from "react";
import { OutsideText } from "@/components/ui/outside-text";
import { spoken } from "@/components/ui/spoken-duration";
import type { AgentAnalysis } from "@/lib/schema/agent-analysis";
import { droppedWords, sourceSentence } from "./fallback-words";
import { tokenWords, usdWords } from "./money-words";

const VERSION_SHOWN = 12;

export type MadeWhole = Pick<AgentAnalysis, "source" | "fallback_reason" | "processing_time_ms" | "prompt_version"> &
  Partial<Pick<AgentAnalysis, "dropped_claims" | "usage" | "flagged_names">>;

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt>{term}</dt>
      <dd className="min-w-0 text-text">{children}</dd>
    </div>
  );
}

/** How an agent's answer came about: who answered, at what cost, and what was not let through. */
export function MadeFacts({ made, read, children }: { made: MadeWhole; read?: string; children?: ReactNode }) {
  const { usage, prompt_version: version, flagged_names: flagged = [] } = made;
  const dropped = droppedWords(made.dropped_claims);
  return (
    <div className="grid gap-1 border-line border-t pt-2.5 text-[12px] text-muted">
      <p className={made.source === "rules_fallback" ? "text-high" : ""}>
        <OutsideText>{sourceSentence(made)}</OutsideText>
      </p>
      {dropped ? <p className="text-text">{dropped}</p> : null}
      {flagged.length > 0 ? (
        <p>
          The model named what stands in no evidence:{" "}
          {flagged.map((name, at) => (
            <span key={name}>
              {at > 0 ? ", " : ""}
              <span className="text-text">
                <OutsideText mono>{name}</OutsideText>
              </span>
            </span>
          ))}
        </p>
      ) : null}
      {children}
      <dl aria-label="How this was made" className="flex flex-wrap gap-x-4 gap-y-0.5">
        {usage ? (
          <>
            <Fact term="Model">
              <OutsideText mono>{usage.model}</OutsideText>
            </Fact>
            <Fact term="Used">{tokenWords(usage)}</Fact>
            <Fact term="Cost">{usdWords(usage.cost_usd)}</Fact>
          </>
        ) : null}
        {version ? (
          <Fact term="Prompt">
            <span className="font-mono" title={version}>
              {version.slice(0, VERSION_SHOWN)}
            </span>
          </Fact>
        ) : null}
        <Fact term="Took">
          <span className="font-mono">{spoken(made.processing_time_ms)}</span>
        </Fact>
        {read ? <Fact term="Read">{read}</Fact> : null}
      </dl>
    </div>
  );
}
