"use client";
import { Chip } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { EvidenceList } from "./evidence-list";
import { Confidence, MadeLine } from "./made-line";
import { NotThere } from "./not-there";
import { WeightWaterfall } from "./weight-waterfall";
import { useWorkflow } from "./workflow-context";
import { ALERT_AGENT_QUESTION, ALERT_VERDICT_WORD, shareWords, VERDICT_TONE } from "./workflow-words";

/** How likely the alert is noise, and every reason with its weight. */
export function TriageView() {
  const { workflow } = useWorkflow();
  const triage = workflow.triage_result;
  if (!triage) return <NotThere agent="triage" />;
  return (
    <Panel
      title="Triage"
      hint={ALERT_AGENT_QUESTION.triage}
      aside={<Confidence value={triage.confidence} />}
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
              <li key={text}>
                <OutsideText>{text}</OutsideText>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <div>
        <h3 className="mb-1 font-medium text-[12px] text-muted">Why, term by term</h3>
        <WeightWaterfall weights={triage.weights} total="Noise score" score="noise" />
      </div>
      {triage.techniques.length > 0 ? (
        <p className="flex flex-wrap items-center gap-1.5">
          <span className="mr-1 text-[12px] text-muted">ATT&CK</span>
          {triage.techniques.map((id) => (
            <Chip key={id} mono>
              <OutsideText>{id}</OutsideText>
            </Chip>
          ))}
        </p>
      ) : null}
      <EvidenceList evidence={triage.evidence} />
      <MadeLine made={triage} />
    </Panel>
  );
}
