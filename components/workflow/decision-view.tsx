"use client";
import { useWhyLink } from "@/components/shell/use-why-link";
import { Chip } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { Why } from "@/components/ui/why";
import { Confidence } from "./confidence";
import { MadeLine } from "./made-line";
import { NotThere } from "./not-there";
import { PriorityReason, VerdictReason } from "./score-reasons";
import { useWorkflow } from "./workflow-context";
import {
  ALERT_AGENT_QUESTION,
  PRIORITY_MEANING,
  PRIORITY_TONE,
  shareWords,
  VERDICT_SENTENCE,
  VERDICT_TONE,
} from "./workflow-words";

const TERM = "text-muted";
export const WHY_ID = "workflow-why";

/** What it is, how much it matters, what would have changed that, and what to do. */
export function DecisionView() {
  const { workflow } = useWorkflow();
  const decision = workflow.decision_result;
  useWhyLink(WHY_ID);
  if (!decision) return <NotThere agent="decision" />;
  return (
    <Panel
      title="Decision"
      hint={ALERT_AGENT_QUESTION.decision}
      aside={<Confidence made={decision} />}
      bodyClassName="grid gap-4 p-3.5"
    >
      <div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <strong className={`text-[14px] ${VERDICT_TONE[decision.final_verdict]}`}>
            {VERDICT_SENTENCE[decision.final_verdict]}
          </strong>
          <span className="text-muted">
            malicious with probability{" "}
            <span className="font-mono text-text">{shareWords(decision.malicious_probability)}</span>
          </span>
        </p>
        <p className="mt-1.5 max-w-[78ch] whitespace-pre-line">
          <OutsideText>{decision.rationale}</OutsideText>
        </p>
      </div>
      <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[7.5rem_minmax(0,1fr)]">
        <dt className={TERM}>Priority</dt>
        <dd className="flex flex-wrap items-center gap-2">
          <Why title={`Why ${decision.priority}`} reason={<PriorityReason />} boxed>
            <Chip tone={PRIORITY_TONE[decision.priority]}>{decision.priority}</Chip>
          </Why>
          <span>{PRIORITY_MEANING[decision.priority]}</span>
        </dd>
        <dt className={TERM}>Impact</dt>
        <dd className="min-w-0">
          <OutsideText>{decision.estimated_impact}</OutsideText>
        </dd>
        <dt className={TERM}>Escalation</dt>
        <dd className={decision.escalation_required ? "font-medium text-high" : ""}>
          {decision.escalation_required ? "Required: hand it to somebody with more authority" : "Not required"}
        </dd>
      </dl>
      {decision.recommended_actions.length > 0 ? (
        <div>
          <h3 className="mb-1 font-medium text-[12px] text-muted">What to do</h3>
          <ol aria-label="Recommended actions" className="list-decimal pl-5">
            {decision.recommended_actions.map((text) => (
              <li key={text}>
                <OutsideText>{text}</OutsideText>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <div id={WHY_ID} tabIndex={-1} className="scroll-mt-[66px] rounded-control">
        <h3 className="mb-1 font-medium text-[12px] text-muted">Why, term by term</h3>
        <VerdictReason />
      </div>
      <MadeLine made={decision} />
    </Panel>
  );
}
