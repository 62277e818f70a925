"use client";
import Link from "next/link";
import { EntityLink } from "@/components/entity/entity-link";
import { ExportMenu } from "@/components/export/export-menu";
import { JudgedBadge } from "@/components/model/judged-badge";
import { ACTION_NOUN, ACTION_OUTCOME } from "@/components/response/action-words";
import { AGENT_WORD, STATUS_WORD, THREAT_TYPE_WORD, VERDICT_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { useHydrated } from "@/components/ui/clock";
import { CopyButton } from "@/components/ui/copy-button";
import { OutsideText } from "@/components/ui/outside-text";
import { absoluteTime, RelativeTime } from "@/components/ui/relative-time";
import { SeverityMark } from "@/components/ui/severity-mark";
import { SlaCountdown } from "@/components/ui/sla-countdown";
import { Why } from "@/components/ui/why";
import { AGENT_ORDER } from "./evidence-lookup";
import { ORIGIN_WORD } from "./page-words";
import { ReviewCauses } from "./review-causes";
import { ScoreLine } from "./score-line";
import { TimeReason } from "./score-reasons";
import { useThreatPage } from "./threat-context";
import { useThreatChange } from "./use-threat-change";

export const HEADLINE_ID = "threat-headline";

function Trail() {
  const { threat } = useThreatPage();
  const { signal } = threat;
  const hydrated = useHydrated();
  return (
    <nav aria-label="Breadcrumb" className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted">
      <Link href="/threats" className="hover:text-text hover:underline">
        Threats
      </Link>
      <span aria-hidden>›</span>
      <span className="flex items-center">
        <span className="font-mono text-text" title={threat.id}>
          {threat.id.slice(0, 8)}
        </span>
        <CopyButton text={threat.id} label="Copy the whole id" iconOnly />
      </span>
      <span aria-hidden>·</span>
      <span>{THREAT_TYPE_WORD[signal.threat_type]}</span>
      <span aria-hidden>·</span>
      <span className="max-w-[36ch] truncate" title={signal.customer_name}>
        <EntityLink kind="customer" value={signal.customer_name} quiet />
      </span>
      <span aria-hidden>·</span>
      <span>
        detected <time dateTime={signal.detected_at}>{absoluteTime(signal.detected_at, hydrated)}</time>
      </span>
    </nav>
  );
}

function StatusChip() {
  const { status } = useThreatPage().threat;
  return (
    <Chip tone={status === "in_review" || status === "escalated" ? "high" : "neutral"}>{STATUS_WORD[status]}</Chip>
  );
}

function StateLine() {
  const { threat, open } = useThreatPage();
  const agents = AGENT_ORDER.map((name) => ({ name: AGENT_WORD[name], made: threat.agent_analyses[name] }));
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
      {threat.review_reasons.length > 0 ? (
        <Why
          title={threat.status === "resolved" ? "Why a person had to look" : "Why a person has to look"}
          reason={<ReviewCauses />}
          boxed
        >
          <StatusChip />
        </Why>
      ) : (
        <StatusChip />
      )}
      <span>
        {threat.assignee ? (
          <>
            taken by <OutsideText>{threat.assignee}</OutsideText>
          </>
        ) : (
          "nobody has taken it"
        )}
      </span>
      <span aria-hidden>·</span>
      <JudgedBadge mode={threat.mode} of="this threat" agents={agents} onAgents={() => open("agents")} />
      <span aria-hidden>·</span>
      <span>{ORIGIN_WORD[threat.origin]}</span>
    </div>
  );
}

/** What became of it, with the way back. */
function ResolutionStrip() {
  const { threat } = useThreatPage();
  const { change, busy } = useThreatChange();
  if (!threat.resolution) return null;
  const { verdict, by, at, note } = threat.resolution;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border border-line bg-raised px-3 py-2">
      <p className="min-w-0 flex-1">
        <strong>Resolved: {VERDICT_WORD[verdict].toLowerCase()}</strong>{" "}
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

type Props = { actorName: string; busy: boolean; onTake: () => void; onResolve: () => void; onApprove: () => void };

export function ThreatHeader({ actorName, busy, onTake, onResolve, onApprove }: Props) {
  const { threat } = useThreatPage();
  const plan = threat.response_plan;
  const primary = plan.primary_action;
  const resolved = threat.status === "resolved";
  const mine = threat.assignee === actorName;
  const alive = useHydrated(); // until then the keys shown on the buttons are not heard
  return (
    <header data-alive={alive || undefined}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-[1_1_24rem]">
          <Trail />
          <h1 id={HEADLINE_ID} tabIndex={-1} className="mt-1.5 max-w-[64ch] font-semibold text-[20px] leading-snug">
            <SeverityMark severity={threat.severity} className="mr-2 align-[0.1em]" />
            <OutsideText>{threat.headline}</OutsideText>
          </h1>
          <ScoreLine />
          <StateLine />
        </div>
        <div className="flex flex-wrap items-start gap-2">
          <div className="mr-2 text-right max-sm:flex max-sm:w-full max-sm:items-baseline max-sm:gap-2 max-sm:text-left">
            {resolved ? (
              <p className="font-medium text-ok leading-8">{VERDICT_WORD[threat.resolution?.verdict ?? "benign"]}</p>
            ) : (
              <SlaCountdown respondBy={plan.respond_by} size="large" />
            )}
            <p className="text-[12px] text-muted">
              <Why title={`Why ${plan.sla_minutes} minutes`} reason={<TimeReason />}>
                {resolved ? `SLA ${plan.sla_minutes} min` : `to respond (SLA ${plan.sla_minutes} min)`}
              </Why>
            </p>
          </div>
          <Button shortcut="t" busy={busy} onClick={onTake}>
            {mine ? "Release" : threat.assignee ? "Take over" : "Take"}
          </Button>
          <Button shortcut="r" onClick={onResolve}>
            {threat.resolution ? "Change verdict" : "Resolve"}
          </Button>
          {primary.status === "proposed" ? (
            <Button variant={resolved ? "secondary" : "primary"} shortcut="a" onClick={onApprove}>
              Approve {ACTION_NOUN[primary.action_type]}
            </Button>
          ) : null}
          <ExportMenu kind="threat" id={threat.id} />
        </div>
      </div>
      {primary.status === "proposed" ? null : (
        <p className="mt-3 rounded-control border border-line bg-raised px-3 py-2">
          <strong className="first-letter:uppercase">
            {ACTION_NOUN[primary.action_type]} of <OutsideText>{primary.target}</OutsideText>:
          </strong>{" "}
          {ACTION_OUTCOME[primary.status]}
        </p>
      )}
      <ResolutionStrip />
    </header>
  );
}
