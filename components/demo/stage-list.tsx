"use client";
import { Circle, CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { SeverityMark } from "@/components/ui/severity-mark";
import type { StageState } from "@/lib/schema/demo";
import { stageHref, verdictOf } from "./demo-words";
import { storyTime } from "./story-time";

const STATUS_WORD: Record<StageState["status"], string> = {
  waiting: "Still to come",
  sending: "Being sent",
  sent: "Sent",
  failed: "Not sent",
};

function Mark({ status }: { status: StageState["status"] }) {
  const Icon = { waiting: Circle, sending: CircleDashed, sent: CircleCheck, failed: CircleAlert }[status];
  const look = { waiting: "text-faint", sending: "text-accent", sent: "text-accent", failed: "text-critical" }[status];
  return <Icon aria-hidden="true" size={15} className={classNames("mt-0.5 shrink-0", look)} />;
}

function Outcome({ stage }: { stage: StageState }) {
  if (stage.status === "failed") return <p className="text-[12px] text-critical">{stage.error}</p>;
  if (stage.status !== "sent") return null;
  const verdict = verdictOf(stage);
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-[12px] text-muted">
      {stage.severity && <SeverityMark severity={stage.severity} className="!text-[12px]" />}
      {verdict ? <Chip tone={verdict.tone}>{verdict.words}</Chip> : <span>Being judged…</span>}
      {stage.sent_at && (
        <span>
          sent <RelativeTime at={stage.sent_at} />
        </span>
      )}
    </p>
  );
}

type Props = { stages: StageState[]; texts: Map<string, string> };

/** The stages with their time in the story; each leads to what it became. */
export function StageList({ stages, texts }: Props) {
  return (
    <ol aria-label="Stages" className="grid gap-0.5">
      {stages.map((stage) => {
        const href = stageHref(stage);
        const sent = stage.status === "sent";
        const title = (
          <>
            {stage.title}
            <span className="sr-only"> ({STATUS_WORD[stage.status]})</span>
          </>
        );
        return (
          <li
            key={stage.id}
            data-status={stage.status}
            className={classNames(
              "relative flex gap-2.5 rounded-control px-2 py-1.5 transition-colors",
              sent && "bg-accent/10",
              href && "hover:bg-accent/15",
            )}
          >
            <Mark status={stage.status} />
            <div className="min-w-0 flex-1">
              <p className={classNames("font-medium", !sent && "text-muted")}>
                {href ? (
                  <Link
                    href={href}
                    prefetch={false}
                    className="outline-none before:absolute before:inset-0 before:rounded-control focus-visible:before:outline-2 focus-visible:before:outline-accent"
                  >
                    {title}
                  </Link>
                ) : (
                  title
                )}
              </p>
              {stage.status === "waiting" && texts.has(stage.id) && (
                <p className="text-[12px] text-muted">{texts.get(stage.id)}</p>
              )}
              <Outcome stage={stage} />
            </div>
            <div className="shrink-0 text-right text-[12px] text-muted">
              <p className="font-mono">{storyTime(stage.at_minutes * 60)}</p>
              <p>{stage.kind === "threat" ? "Signal" : "Alert"}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
