"use client";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { SOURCE_WORD } from "@/components/model/fallback-words";
import { MadeFacts } from "@/components/model/made-facts";
import { AGENT_WORD } from "@/components/threat-words";
import { Chip } from "@/components/ui/chip";
import { plainKey } from "@/components/ui/key-values";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { signed } from "@/components/ui/waterfall-rows";
import { Why } from "@/components/ui/why";
import type { AgentAnalysis, AgentName } from "@/lib/schema/agent-analysis";
import { EvidenceCard } from "./evidence-card";
import { AGENT_ORDER } from "./evidence-lookup";
import { InSignal } from "./in-signal";
import { AGENT_QUESTION } from "./page-words";
import { AgentConfidenceReason } from "./score-reasons";
import { useThreatPage } from "./threat-context";

const HEADING = "mb-1 font-medium text-[12px] text-muted";

function Confidence({ value, of }: { value: number; of: AgentName }) {
  return (
    <span className="flex items-center gap-2 text-[12px] text-muted">
      <Why title={`Why confidence ${value.toFixed(2)}`} reason={<AgentConfidenceReason name={of} />}>
        confidence <strong className="text-text">{value.toFixed(2)}</strong>
      </Why>
      <span aria-hidden className="h-1 w-14 overflow-hidden rounded-full bg-track">
        <span className="block h-full bg-accent" style={{ width: `${value * 100}%` }} />
      </span>
    </span>
  );
}

function Indicators({ agent }: { agent: AgentAnalysis }) {
  if (agent.indicators.length === 0) return null;
  return (
    <div>
      <h3 className={HEADING}>Indicators, in log-odds</h3>
      <ul className="grid gap-1">
        {agent.indicators.map((one) => (
          <li key={`${one.group} ${one.indicator}`} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="w-12 shrink-0 text-right font-mono text-[12px]">{signed(one.log_odds)}</span>
            <span className="min-w-0 flex-1">
              <OutsideText>{one.indicator}</OutsideText>
            </span>
            <EvidenceChips ids={one.evidence_ids} label={`Evidence for ${one.indicator}`} max={2} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function EvidenceList({ agent }: { agent: AgentAnalysis }) {
  const { evidence } = useThreatPage();
  return (
    <details>
      <summary className="cursor-pointer font-medium text-[12px] text-muted hover:text-text">
        {agent.evidence.length === 1 ? "1 piece" : `${agent.evidence.length} pieces`} of evidence
      </summary>
      <ul className="mt-2 grid gap-3">
        {agent.evidence.map((one) => {
          const owned = evidence.get(one.id);
          return owned ? (
            <li key={one.id} className="border-line border-t pt-3">
              <EvidenceCard owned={owned} />
            </li>
          ) : null;
        })}
      </ul>
    </details>
  );
}

function AgentCard({ agent }: { agent: AgentAnalysis }) {
  return (
    <Panel
      title={AGENT_WORD[agent.agent_name]}
      hint={AGENT_QUESTION[agent.agent_name]}
      aside={
        <>
          <Chip tone={agent.source === "rules_fallback" ? "high" : agent.source === "llm" ? "accent" : "neutral"}>
            {SOURCE_WORD[agent.source]}
          </Chip>
          <Confidence value={agent.confidence} of={agent.agent_name} />
        </>
      }
      bodyClassName="grid gap-3.5 p-3.5"
    >
      <p>
        <OutsideText>{agent.analysis}</OutsideText>
      </p>
      <div>
        <h3 className={HEADING}>Findings</h3>
        <ul className="grid gap-1.5">
          {agent.key_findings.map((finding) => (
            <li key={finding.text} className="flex flex-wrap items-start gap-x-3 gap-y-1">
              <span className="min-w-[12rem] flex-1">
                <OutsideText>{finding.text}</OutsideText>
              </span>
              <EvidenceChips ids={finding.evidence_ids} label="Evidence for this finding" max={3} />
              <InSignal ids={finding.evidence_ids} of={finding.text} />
            </li>
          ))}
        </ul>
      </div>
      {agent.recommendations.length > 0 ? (
        <div>
          <h3 className={HEADING}>Recommends</h3>
          <ul className="list-disc pl-4">
            {agent.recommendations.map((text) => (
              <li key={text}>
                <OutsideText>{text}</OutsideText>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Indicators agent={agent} />
      <EvidenceList agent={agent} />
      <MadeFacts
        made={agent}
        read={agent.data_sources_consulted.map(plainKey).join(", ") || "nothing beyond the signal"}
      />
    </Panel>
  );
}

export function AgentsTab() {
  const { threat } = useThreatPage();
  return (
    <div className="gap-3 *:mb-3 *:break-inside-avoid xl:columns-2">
      {AGENT_ORDER.map((name) => (
        <AgentCard key={name} agent={threat.agent_analyses[name]} />
      ))}
    </div>
  );
}
