"use client";
import { UserRound } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { ACTION_WORD, isDemo, STATUS_WORD, THREAT_TYPE_WORD, VERDICT_WORD } from "@/components/threat-words";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { FpBar } from "@/components/ui/fp-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { SeverityMark } from "@/components/ui/severity-mark";
import { SlaCountdown } from "@/components/ui/sla-countdown";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";

type Props = { threat: ThreatSummary; lit?: boolean; fresh?: boolean };

function Marks({ threat }: { threat: ThreatSummary }) {
  return (
    <>
      {threat.requires_human_review && threat.status !== "resolved" && (
        <Chip tone="high" title={threat.review_reason ?? undefined}>
          Review
        </Chip>
      )}
      {threat.status === "escalated" && <Chip tone="critical">{STATUS_WORD.escalated}</Chip>}
      {threat.resolution && <Chip tone="ok">{VERDICT_WORD[threat.resolution]}</Chip>}
      {isDemo(threat.origin) && <Chip title="No real detector sent this one">Demo</Chip>}
    </>
  );
}

function Origin({ threat }: { threat: ThreatSummary }) {
  return (
    <span className="min-w-0 truncate text-[12px] text-muted">
      {THREAT_TYPE_WORD[threat.threat_type]}
      {" · "}
      <bdi>{fixedDirection(threat.customer_name)}</bdi>
      {threat.source_ip && (
        <>
          {" · "}
          <bdi className="font-mono text-[11.5px]">{threat.source_ip}</bdi>
        </>
      )}
      {threat.assignee && (
        <>
          {" · "}
          <UserRound aria-hidden="true" size={11} className="-mt-0.5 inline" />{" "}
          <bdi>{fixedDirection(threat.assignee)}</bdi>
        </>
      )}
    </span>
  );
}

/** One line of a list; the whole row is the link. Under 900 px it becomes a card of two lines. */
export const ThreatRow = memo(function ThreatRow({ threat, lit, fresh }: Props) {
  const resolved = threat.status === "resolved";
  const link = (
    <Link
      href={`/threats/${threat.id}`}
      prefetch={false}
      data-row-link=""
      title={threat.headline}
      className="min-w-0 font-medium text-text outline-none before:absolute before:inset-0 focus-visible:before:outline-2 focus-visible:before:outline-accent focus-visible:before:-outline-offset-2"
    >
      <bdi>{fixedDirection(threat.headline)}</bdi>
    </Link>
  );
  return (
    <article
      data-testid={`threat-${threat.id}`}
      className={classNames(
        "threat-row relative h-full border-line border-b px-3.5 transition-colors hover:bg-raised",
        lit && "bg-accent/10 shadow-[inset_3px_0_0_var(--accent)]",
        fresh && "motion-slide-in",
      )}
    >
      <SeverityMark severity={threat.severity} className="[grid-area:severity]" />
      <div className="threat-headline min-w-0 [grid-area:headline]">{link}</div>
      <div className="flex min-w-0 items-center gap-1.5 [grid-area:origin]">
        <Marks threat={threat} />
        <Origin threat={threat} />
      </div>
      <FpBar score={threat.fp_score} className="threat-wide [grid-area:fp]" />
      <span className="threat-wide threat-action truncate" title={ACTION_WORD[threat.primary_action]}>
        {ACTION_WORD[threat.primary_action]}
      </span>
      <SlaCountdown respondBy={threat.sla.respond_by} resolved={resolved} className="[grid-area:sla]" />
      <RelativeTime at={threat.created_at} className="text-right text-[12px] text-muted [grid-area:age]" />
    </article>
  );
});
