"use client";
import { PartsList } from "@/components/evidence/parts-list";
import { WhatIf } from "@/components/evidence/what-if";
import { SOURCE_WORD, sourceSentence } from "@/components/model/fallback-words";
import { AGENT_WORD } from "@/components/threat-words";
import { plainKey } from "@/components/ui/key-values";
import { OutsideText } from "@/components/ui/outside-text";
import { useLeaveCards } from "@/components/ui/why";
import type { AgentName } from "@/lib/schema/agent-analysis";
import { AGENT_ORDER } from "./evidence-lookup";
import { ScoreWaterfall } from "./score-waterfall";
import { SeverityParts } from "./severity-parts";
import { useThreatPage } from "./threat-context";

/** The parts of the severity, and what would have changed its band. */
export function SeverityReason() {
  const { threat } = useThreatPage();
  return (
    <>
      <WhatIf told={threat.counterfactuals} about="severity" className="mb-3" />
      <SeverityParts severity={threat.severity} score={threat.severity_score} />
    </>
  );
}

/** The waterfall of the false-positive score, and what would have changed the recommendation. */
export function ScoreReason() {
  const { threat } = useThreatPage();
  return (
    <>
      <WhatIf told={threat.counterfactuals} about="recommendation" older={threat.counterfactual} className="mb-3" />
      <ScoreWaterfall score={threat.false_positive_score} />
    </>
  );
}

/** What the confidence is made of, and how sure each agent was. */
export function ConfidenceReason() {
  const { threat, open } = useThreatPage();
  const leave = useLeaveCards();
  const { confidence, confidence_parts: parts } = threat.false_positive_score;
  return (
    <>
      <p className="mb-2 text-muted">How much was read and how well it agrees. Not how extreme the score is.</p>
      {parts ? (
        <PartsList
          parts={parts}
          label="Parts of the confidence"
          total={{ words: "Confidence in the score", value: confidence }}
        />
      ) : null}
      <p className="mt-3 mb-0.5 font-medium text-[12px] text-muted">How sure each agent is</p>
      <ul aria-label="Confidence of the agents">
        {AGENT_ORDER.map((name) => {
          const { confidence: sure, source } = threat.agent_analyses[name];
          return (
            <li key={name} className="flex items-center gap-x-3 border-line border-t py-1 first:border-t-0">
              <span className="flex-1">{AGENT_WORD[name]}</span>
              <span className="text-[12px] text-muted">{SOURCE_WORD[source]}</span>
              <span className="w-10 text-right font-mono">{sure.toFixed(2)}</span>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className="mt-2 cursor-pointer text-accent hover:underline"
        onClick={() => {
          leave();
          open("agents");
        }}
      >
        What each of them read
      </button>
    </>
  );
}

/** Why there is so much time to respond, and what happens when it runs out. */
export function TimeReason() {
  const { threat } = useThreatPage();
  const { sla_minutes: minutes, auto_escalate_after_minutes: after, notes } = threat.response_plan;
  return (
    <>
      <p>
        Severity {threat.severity} gives {minutes} minutes at this customer, counted from when it was judged. Without an
        answer it goes up after {after} minutes.
      </p>
      {notes.length > 0 ? (
        <ul aria-label="Notes on the plan" className="mt-2 list-disc pl-4">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** How clear the score is, times how sure it is itself. */
export function PlanConfidenceReason() {
  const { threat } = useThreatPage();
  const { score, confidence, recommendation } = threat.false_positive_score;
  const clear = recommendation === "likely_fp" ? score : 1 - score;
  return (
    <p>
      The plan follows from the false-positive score: it is {Math.round(clear * 100)} % clear that it is{" "}
      {recommendation === "likely_fp" ? "false" : "real"}, and the confidence in the score is {confidence.toFixed(2)}.{" "}
      <span className="font-mono text-[12px]">
        {clear.toFixed(2)} × (0.5 + {confidence.toFixed(2)} / 2)
      </span>
    </p>
  );
}

/** What an agent read decides how sure it is. */
export function AgentConfidenceReason({ name }: { name: AgentName }) {
  const { threat } = useThreatPage();
  const { source, fallback_reason, data_sources_consulted: read, evidence } = threat.agent_analyses[name];
  return (
    <>
      <p>
        It read {read.length === 0 ? "nothing beyond the signal" : read.map(plainKey).join(", ")} and gathered{" "}
        {evidence.length === 1 ? "1 piece" : `${evidence.length} pieces`} of evidence. A source that could not be read
        takes its share away; one that was read and held nothing does not.
      </p>
      {source === "rules" ? null : (
        <p className="mt-2 text-muted">
          <OutsideText>{sourceSentence({ source, fallback_reason })}</OutsideText>
        </p>
      )}
    </>
  );
}
