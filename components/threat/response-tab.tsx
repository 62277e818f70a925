"use client";
import { ActionCard } from "@/components/response/action-card";
import { CopyButton } from "@/components/ui/copy-button";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { SlaCountdown } from "@/components/ui/sla-countdown";
import { Why } from "@/components/ui/why";
import { PlanConfidenceReason } from "./score-reasons";
import { useThreatPage } from "./threat-context";

function EscalationPanel() {
  const { threat } = useThreatPage();
  const { escalation_path: path, auto_escalate_after_minutes: after } = threat.response_plan;
  return (
    <Panel title="Escalation" hint={`goes up by itself after ${after} min without an answer`}>
      <ol aria-label="Escalation path" className="grid">
        {path.map((step, at) => (
          <li key={`${step.level} ${step.contact}`} className="grid grid-cols-[3.5rem_auto_minmax(0,1fr)] gap-x-3">
            <span className="pt-0.5 text-right font-mono text-[12px]">{step.after_minutes} min</span>
            <span aria-hidden className="flex flex-col items-center">
              <span
                className={`mt-1.5 size-2.5 rounded-full border-2 ${at === 0 ? "border-accent bg-accent" : "border-faint"}`}
              />
              {at < path.length - 1 ? <span className="w-px flex-1 bg-line" /> : null}
            </span>
            <span className={`min-w-0 ${at < path.length - 1 ? "pb-4" : ""}`}>
              <span className="block font-medium first-letter:uppercase">
                <OutsideText>{step.level.replaceAll("_", " ")}</OutsideText>
              </span>
              <span className="block text-muted">
                <OutsideText>{step.contact}</OutsideText>
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function SlaPanel() {
  const { threat } = useThreatPage();
  const plan = threat.response_plan;
  return (
    <Panel title="Time to respond" hint={`${plan.sla_minutes} min from receipt`}>
      <SlaCountdown respondBy={plan.respond_by} resolved={threat.status === "resolved"} size="large" />
      <p className="mt-1.5 text-muted">
        <Why title={`Why confidence ${plan.overall_confidence.toFixed(2)}`} reason={<PlanConfidenceReason />}>
          Confidence in this plan: {plan.overall_confidence.toFixed(2)}
        </Why>
      </p>
      {plan.notes.length > 0 ? (
        <ul aria-label="Notes on the plan" className="mt-2.5 list-disc pl-4">
          {plan.notes.map((note) => (
            <li key={note}>
              <OutsideText>{note}</OutsideText>
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

export function ResponseTab() {
  const { threat, ask } = useThreatPage();
  const { primary_action: primary, secondary_actions: secondary } = threat.response_plan;
  return (
    <div className="@container">
      <div className="grid items-start gap-3 @min-[800px]:grid-cols-[minmax(0,1fr)_minmax(280px,350px)]">
        <div className="grid min-w-0 gap-3">
          <Panel title="First">
            <ActionCard action={primary} isPrimary onAsk={ask} />
          </Panel>
          {secondary.length > 0 ? (
            <Panel title="Then" hint={`${secondary.length} more`} bodyClassName="grid gap-5 p-3.5">
              {secondary.map((action) => (
                <ActionCard key={action.id} action={action} onAsk={ask} />
              ))}
            </Panel>
          ) : null}
          <Panel
            title="For the customer"
            hint="free of internal names"
            aside={<CopyButton text={threat.customer_narrative} label="Copy text" />}
          >
            <p className="max-w-[78ch] whitespace-pre-wrap">
              <OutsideText>{threat.customer_narrative}</OutsideText>
            </p>
          </Panel>
        </div>
        <div className="grid min-w-0 gap-3">
          <SlaPanel />
          <EscalationPanel />
        </div>
      </div>
    </div>
  );
}
