"use client";
import type { ReactNode } from "react";
import { ExportMenu } from "@/components/export/export-menu";
import { modeOf } from "@/components/model/judged";
import { JudgedBadge } from "@/components/model/judged-badge";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SEVERITY_WORD, SeverityMark } from "@/components/ui/severity-mark";
import { SlaCountdown } from "@/components/ui/sla-countdown";
import { Why } from "@/components/ui/why";
import type { AlertAgent, Workflow } from "@/lib/schema/workflow";
import {
  ConfidenceReason,
  PriorityReason,
  RiskReason,
  SeverityReason,
  StatusReason,
  VerdictReason,
} from "./score-reasons";
import { useWorkflowChange } from "./use-workflow-change";
import { seenLink } from "./view-params";
import { useWorkflow } from "./workflow-context";
import {
  ALERT_AGENT_WORD,
  ALERT_VERDICT_WORD,
  PRIORITY_MEANING,
  PRIORITY_TONE,
  RESOLVED_WORD,
  VERDICT_SENTENCE,
  VERDICT_TONE,
  WORKFLOW_STATUS_WORD,
} from "./workflow-words";

const STATUS_TONE = {
  awaiting_approval: "high",
  failed: "critical",
  completed: "ok",
} as const;

const toneOf = (status: Workflow["status"]) =>
  status === "awaiting_approval" || status === "failed" || status === "completed" ? STATUS_TONE[status] : "accent";

/** What became of it by a person's word, with the way back. */
function ResolutionStrip() {
  const { workflow } = useWorkflow();
  const { change, busy } = useWorkflowChange();
  if (!workflow.resolution) return null;
  const { verdict, by, at, note } = workflow.resolution;
  return (
    <div className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border border-line bg-raised px-3 py-2">
      <p className="min-w-0 flex-1">
        <strong>Resolved: {RESOLVED_WORD[verdict]}</strong>{" "}
        <span className="text-muted">
          by <OutsideText>{by}</OutsideText>, <RelativeTime at={at} focusable />
        </span>
        {note ? (
          <span className="block">
            <OutsideText>{note}</OutsideText>
          </span>
        ) : null}
      </p>
      <Button size="small" busy={busy} onClick={() => void change({ resolution: null }, "Resolution taken back")}>
        Take it back
      </Button>
    </div>
  );
}

/** How sure, how urgent, by when. */
function Standing() {
  const { workflow } = useWorkflow();
  const { verdict, confidence, priority, respond_by, resolution } = workflow;
  const made = workflow.decision_result ?? workflow.triage_result;
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1">
      <p>
        {verdict ? (
          <>
            <Why title={`Why ${ALERT_VERDICT_WORD[verdict].toLowerCase()}`} reason={<VerdictReason />} wide>
              <strong className={VERDICT_TONE[verdict]}>{VERDICT_SENTENCE[verdict]}</strong>
            </Why>
            {confidence === null || !made ? null : (
              <span className="text-muted">
                {" "}
                ·{" "}
                <Why title={`Why confidence ${confidence.toFixed(2)}`} reason={<ConfidenceReason made={made} />}>
                  confidence {confidence.toFixed(2)}
                </Why>
              </span>
            )}
          </>
        ) : (
          <span className="text-muted">Not judged yet</span>
        )}
      </p>
      {priority || respond_by ? (
        <p className="flex items-center gap-2">
          {priority ? (
            <Why title={`Why ${priority}`} reason={<PriorityReason />} boxed>
              <Chip tone={PRIORITY_TONE[priority]}>{priority}</Chip>
            </Why>
          ) : null}
          {respond_by && !resolution ? (
            <>
              <span className="text-muted">respond</span>
              <SlaCountdown respondBy={respond_by} />
            </>
          ) : (
            <span className="text-muted">{priority ? PRIORITY_MEANING[priority] : ""}</span>
          )}
        </p>
      ) : null}
      {workflow.risk_score === null ? null : (
        <p className="text-muted">
          <Why title={`Why risk ${workflow.risk_score.toFixed(1)} of 10`} reason={<RiskReason />}>
            risk <span className="font-mono text-text">{workflow.risk_score.toFixed(1)}</span> of 10
          </Why>
        </p>
      )}
    </div>
  );
}

type Props = {
  title: ReactNode;
  actorName: string;
  busy: boolean;
  onTake: () => void;
  onResolve: () => void;
};

const RESULTS = {
  triage: "triage_result",
  investigation: "investigation_result",
  decision: "decision_result",
  response: "response_result",
} as const satisfies Record<AlertAgent, keyof Workflow>;

const AGENTS: AlertAgent[] = ["triage", "investigation", "decision", "response"];

/** Rules, live or degraded, out of the answers there are so far. */
function Judged() {
  const { workflow, open } = useWorkflow();
  const agents = AGENTS.flatMap((agent) => {
    const made = workflow[RESULTS[agent]];
    return made ? [{ name: ALERT_AGENT_WORD[agent], made }] : [];
  });
  if (agents.length === 0) return null;
  return <JudgedBadge mode={modeOf(agents)} of="this alert" agents={agents} onAgents={() => open("triage")} />;
}

/** `title` is the rule's name as the heading that its place asks for. */
export function WorkflowHead({ title, actorName, busy, onTake, onResolve }: Props) {
  const { workflow, view, fields } = useWorkflow();
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Why title={`Why ${SEVERITY_WORD[workflow.severity].toLowerCase()}`} reason={<SeverityReason />} boxed>
          <SeverityMark severity={workflow.severity} />
        </Why>
        {workflow.ticket_id ? <span className="font-mono text-[12px]">{workflow.ticket_id}</span> : null}
        <Why title={`Why: ${WORKFLOW_STATUS_WORD[workflow.status].toLowerCase()}`} reason={<StatusReason />} boxed>
          <Chip tone={toneOf(workflow.status)}>{WORKFLOW_STATUS_WORD[workflow.status]}</Chip>
        </Why>
        <span className="text-[12px] text-muted">
          {workflow.assignee ? (
            <>
              taken by <OutsideText>{workflow.assignee}</OutsideText>
            </>
          ) : (
            "nobody has taken it"
          )}
        </span>
        <Judged />
        {workflow.attempts > 1 ? (
          <span className="text-[12px] text-muted">taken up {workflow.attempts} times</span>
        ) : null}
      </div>
      {title}
      <Standing />
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button shortcut="t" busy={busy} onClick={onTake}>
          {workflow.assignee === actorName ? "Release" : workflow.assignee ? "Take over" : "Take"}
        </Button>
        <Button shortcut="r" onClick={onResolve}>
          {workflow.resolution ? "Change verdict" : "Resolve"}
        </Button>
        <ExportMenu
          kind="alert"
          id={workflow.workflow_id}
          linkOf={(address) => seenLink(address, workflow.workflow_id, { view, fields })}
        />
      </div>
      <ResolutionStrip />
    </div>
  );
}
