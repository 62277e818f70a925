"use client";
import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import type { ThreatMode } from "@/lib/schema/threat-analysis";
import { droppedWords, reasonOf, SOURCE_WORD } from "./fallback-words";
import { type JudgedAgent, usageOf } from "./judged";
import { ModePopover } from "./mode-popover";
import { tokenWords, usdWords } from "./money-words";

const MEANING: Record<ThreatMode, string> = {
  rules: "Every agent judged by rules over the evidence it gathered. No model was asked.",
  live: "A model reasoned over the same evidence as the rules. The rules bound what it may say, and every claim has to cite evidence.",
  degraded:
    "A model was asked, but did not answer for every agent. Where it did not, the rules judged alone with lower confidence. The analysis is complete.",
};

function AgentLine({ name, made }: JudgedAgent) {
  const why = made.fallback_reason ? reasonOf(made.fallback_reason) : null;
  const dropped = droppedWords(made.dropped_claims);
  return (
    <li className="border-line border-t py-1.5">
      <span className="flex items-center justify-between gap-3">
        <span className="font-medium">{name}</span>
        <Chip tone={made.source === "rules_fallback" ? "high" : made.source === "llm" ? "accent" : "neutral"}>
          {SOURCE_WORD[made.source]}
        </Chip>
      </span>
      {why ? (
        <span className="block text-[12px] text-muted">
          {why.known ? `The model ${why.words}.` : <OutsideText>{why.words}</OutsideText>}
        </span>
      ) : null}
      {dropped ? <span className="block text-[12px] text-muted">{dropped}</span> : null}
    </li>
  );
}

type Props = { mode: ThreatMode; of: string; agents: JudgedAgent[]; onAgents?: () => void };

/** How one threat or alert was judged: by whom, and why not by the model. */
export function JudgedBadge({ mode, of, agents, onAgents }: Props) {
  const used = usageOf(agents);
  return (
    <ModePopover mode={mode} of={of}>
      {(leave) => (
        <>
          <p>{MEANING[mode]}</p>
          {agents.length > 0 ? (
            <ul aria-label="Who judged" className="mt-2.5">
              {agents.map((agent) => (
                <AgentLine key={agent.name} {...agent} />
              ))}
            </ul>
          ) : null}
          {used ? (
            <p className="border-line border-t pt-2 text-[12px] text-muted">
              Together {tokenWords(used)}: <span className="text-text">{usdWords(used.cost_usd)}</span>
            </p>
          ) : null}
          <p className="mt-2.5 flex flex-wrap gap-x-4 gap-y-1">
            {onAgents ? (
              <button
                type="button"
                className="cursor-pointer text-accent hover:underline"
                onClick={() => {
                  leave();
                  onAgents();
                }}
              >
                See each agent
              </button>
            ) : null}
            <Link href="/costs" prefetch={false} className="text-accent hover:underline">
              What the model costs
            </Link>
          </p>
        </>
      )}
    </ModePopover>
  );
}
