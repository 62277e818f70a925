"use client";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { Confidence } from "./confidence";
import { EvidenceList } from "./evidence-list";
import { InAlert } from "./in-alert";
import { MadeLine } from "./made-line";
import { NotThere } from "./not-there";
import { Techniques } from "./techniques";
import { WeightWaterfall } from "./weight-waterfall";
import { useWorkflow } from "./workflow-context";
import { ALERT_AGENT_QUESTION, ALERT_VERDICT_WORD, shareWords, VERDICT_TONE } from "./workflow-words";

/** How likely the alert is noise, and every reason with its weight. */
export function TriageView() {
  const { workflow } = useWorkflow();
  const triage = workflow.triage_result;
  if (!triage) return <NotThere agent="triage" />;
  const cited = new Map(triage.weights.map(({ indicator, evidence_ids }) => [indicator, evidence_ids]));
  const citedBy = (indicator: string) => cited.get(indicator) ?? [];
  return (
    <Panel
      title="Triage"
      hint={ALERT_AGENT_QUESTION.triage}
      aside={<Confidence made={triage} />}
      bodyClassName="grid gap-4 p-3.5"
    >
      <div>
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <strong className={VERDICT_TONE[triage.verdict]}>{ALERT_VERDICT_WORD[triage.verdict]}</strong>
          <span>
            noise score <span className="font-mono font-semibold">{shareWords(triage.noise_score)}</span>{" "}
            <span className="text-muted">of 0 (real) to 1 (noise)</span>
          </span>
          <span className="text-muted">
            {triage.requires_investigation ? "investigation required" : "no investigation needed"}
          </span>
        </p>
        <p className="mt-1.5 max-w-[78ch]">
          <OutsideText>{triage.reasoning}</OutsideText>
        </p>
      </div>
      {triage.key_indicators.length > 0 ? (
        <div>
          <h3 className="mb-1 font-medium text-[12px] text-muted">Key indicators, the strongest first</h3>
          <ol aria-label="Key indicators" className="list-decimal pl-5">
            {triage.key_indicators.map((text) => (
              <li key={text} className="py-0.5">
                <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="min-w-[12rem] flex-1">
                    <OutsideText>{text}</OutsideText>
                  </span>
                  <span className="flex gap-1">
                    <EvidenceChips ids={citedBy(text)} label={`Evidence for ${text}`} max={2} />
                    <InAlert ids={citedBy(text)} of={text} />
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <div>
        <h3 className="mb-1 font-medium text-[12px] text-muted">Why, term by term</h3>
        <WeightWaterfall weights={triage.weights} total="Noise score" score="noise" />
      </div>
      <Techniques triage={triage} />
      <EvidenceList evidence={triage.evidence} />
      <MadeLine made={triage} />
    </Panel>
  );
}
