"use client";
import { UserRound } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, memo } from "react";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { RelativeTime } from "@/components/ui/relative-time";
import { SeverityMark } from "@/components/ui/severity-mark";
import {
  ALERT_VERDICT_WORD,
  PRIORITY_MEANING,
  PRIORITY_TONE,
  VERDICT_TONE,
  WORKFLOW_STATUS_WORD,
} from "@/components/workflow/workflow-words";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { SHORT_STATUS } from "./alert-words";
import { StepGlyph } from "./step-glyph";

type Props = { alert: WorkflowSummary; onOpen: (id: string) => void; lit: boolean; fresh: boolean };

const STATUS_TONE: Partial<Record<WorkflowSummary["status"], string>> = {
  awaiting_approval: "text-high",
  failed: "text-critical",
  completed: "text-muted",
  new: "text-muted",
};

function Origin({ alert }: { alert: WorkflowSummary }) {
  const about = [...new Set([alert.host, alert.user ?? alert.source_ip].filter((name) => name !== null))];
  return (
    <span className="min-w-0 truncate text-[12px] text-muted">
      <bdi>{fixedDirection(alert.customer_name)}</bdi>
      {about.map((name) => (
        <span key={name}>
          {" · "}
          <bdi className="font-mono text-[11.5px]">{fixedDirection(name)}</bdi>
        </span>
      ))}
      {alert.assignee && (
        <>
          {" · "}
          <UserRound aria-hidden="true" size={11} className="-mt-0.5 inline" />{" "}
          <bdi>{fixedDirection(alert.assignee)}</bdi>
        </>
      )}
    </span>
  );
}

function Risk({ score }: { score: number | null }) {
  if (score === null) return <span className="alert-risk text-muted">–</span>;
  return (
    <span className="alert-risk flex items-center gap-1.5" title={`Risk ${score.toFixed(1)} of 10`}>
      <span className="sr-only">Risk</span>
      <span className="w-[24px] text-right font-mono text-[12px]">{score.toFixed(1)}</span>
      <span aria-hidden="true" className="h-1 w-[28px] overflow-hidden rounded-full bg-track">
        <span className="block h-full bg-muted" style={{ width: `${score * 10}%` }} />
      </span>
    </span>
  );
}

/** Only what the columns do not say: a person who saw it otherwise, and that no detector sent it. */
function Marks({ alert }: { alert: WorkflowSummary }) {
  return (
    <>
      {alert.resolution && alert.resolution !== alert.verdict && (
        <Chip tone="ok" className="h-4" title="A person resolved it otherwise">
          Resolved as {alert.resolution.replaceAll("_", " ")}
        </Chip>
      )}
      {(alert.origin === "seed" || alert.origin === "scenario") && (
        <Chip className="h-4" title="No real detector sent this one">
          Demo
        </Chip>
      )}
    </>
  );
}

function Status({ alert }: { alert: WorkflowSummary }) {
  const { status, resolution } = alert;
  const words = resolution ? "Resolved" : SHORT_STATUS[status];
  const told = resolution ? `A person resolved it: ${resolution.replaceAll("_", " ")}` : WORKFLOW_STATUS_WORD[status];
  return (
    <span
      title={told}
      className={classNames("alert-status flex items-center gap-2 whitespace-nowrap", STATUS_TONE[status])}
    >
      <StepGlyph workflow={alert} />
      {words}
    </span>
  );
}

/** One line of the list; the whole row opens the alert. Under 900 px it becomes a card. */
export const AlertRow = memo(function AlertRow({ alert, onOpen, lit, fresh }: Props) {
  const { workflow_id: id, verdict, priority } = alert;
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(id);
  };
  return (
    <article
      data-testid={`alert-${id}`}
      className={classNames(
        "alert-row relative h-full border-line border-b px-3.5 transition-colors hover:bg-raised",
        lit && "bg-accent/10 shadow-[inset_3px_0_0_var(--accent)]",
        fresh && "motion-safe:motion-slide-in",
      )}
    >
      <SeverityMark severity={alert.severity} className="[grid-area:severity]" />
      <div className="alert-name min-w-0 truncate [grid-area:name]">
        <Link
          href={`/alerts/${id}`}
          prefetch={false}
          data-row-link=""
          title={alert.rule_name}
          onClick={open}
          className="font-medium text-text outline-none before:absolute before:inset-0 focus-visible:before:outline-2 focus-visible:before:outline-accent focus-visible:before:-outline-offset-2"
        >
          <bdi>{fixedDirection(alert.rule_name)}</bdi>
        </Link>
      </div>
      <div className="flex min-w-0 items-center gap-1.5 [grid-area:origin]">
        <Marks alert={alert} />
        <Origin alert={alert} />
      </div>
      <Status alert={alert} />
      {verdict ? (
        <span className={classNames("alert-verdict whitespace-nowrap font-medium", VERDICT_TONE[verdict])}>
          {ALERT_VERDICT_WORD[verdict]}
        </span>
      ) : (
        <span className="alert-verdict text-muted">
          <span aria-hidden="true">–</span>
          <span className="sr-only">No verdict yet</span>
        </span>
      )}
      <span className="alert-priority">
        {priority && (
          <Chip tone={PRIORITY_TONE[priority]} title={PRIORITY_MEANING[priority]}>
            {priority}
          </Chip>
        )}
      </span>
      <Risk score={alert.risk_score} />
      <span className="alert-ticket truncate font-mono text-[11.5px] text-muted">{alert.ticket_id}</span>
      <RelativeTime at={alert.created_at} className="text-right text-[12px] text-muted [grid-area:age]" />
    </article>
  );
});
