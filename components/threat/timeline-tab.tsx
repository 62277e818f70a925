"use client";
import { Crosshair, GitMerge, type LucideIcon, Microscope, Radar, Scale, Zap } from "lucide-react";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { AGENT_WORD } from "@/components/threat-words";
import { KeyValues, plainKey } from "@/components/ui/key-values";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { SeverityMark } from "@/components/ui/severity-mark";
import { spoken } from "@/components/ui/spoken-duration";
import type { TimelineEvent, TimelineEventType } from "@/lib/schema/timeline";
import { AGENT_NAMES, TIMELINE_PHASES } from "@/lib/schema/vocabulary";
import { Lanes, PHASE_TONE } from "./lanes";
import { EVENT_WORD, PHASE_WORD } from "./page-words";
import { useThreatPage } from "./threat-context";
import { toLanes } from "./timeline-lanes";

const ICON: Record<TimelineEventType, LucideIcon> = {
  detection: Radar,
  enrichment: Crosshair,
  analysis: Microscope,
  correlation: GitMerge,
  decision: Scale,
  action: Zap,
};

function sourceWord(source: string): string {
  const agent = AGENT_NAMES.find((name) => name === source);
  return agent ? AGENT_WORD[agent] : plainKey(source);
}

function PhaseTotals() {
  const { threat } = useThreatPage();
  const { phase_breakdown: phases, duration_ms } = threat.investigation_timeline;
  const total = TIMELINE_PHASES.reduce((sum, phase) => sum + (phases[phase] ?? 0), 0);
  return (
    <div className="mb-4">
      <div aria-hidden className="flex h-2.5 gap-0.5 overflow-hidden rounded-chip bg-track">
        {TIMELINE_PHASES.map((phase) => (
          <span
            key={phase}
            className={`min-w-[3px] ${PHASE_TONE[phase]}`}
            style={{ width: `${((phases[phase] ?? 0) / Math.max(total, 0.001)) * 100}%` }}
          />
        ))}
      </div>
      <ul aria-label="Time by phase" className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {TIMELINE_PHASES.map((phase) => (
          <li key={phase} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2 rounded-[2px] ${PHASE_TONE[phase]}`} />
            <span className="text-muted">{PHASE_WORD[phase]}</span>
            <span className="font-mono text-[12px]">{spoken(phases[phase] ?? 0)}</span>
          </li>
        ))}
        <li className="text-muted">
          in all <span className="font-mono text-[12px] text-text">{spoken(duration_ms)}</span>
        </li>
      </ul>
    </div>
  );
}

function EventRow({ event, start }: { event: TimelineEvent; start: number }) {
  const Icon = ICON[event.event_type];
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 sm:grid-cols-[5rem_auto_minmax(0,1fr)]">
      <span className="hidden pt-3 text-right font-mono text-[12px] text-muted sm:block">
        +{Math.max(0, Date.parse(event.timestamp) - start)} ms
      </span>
      <span aria-hidden className="flex flex-col items-center">
        <span className={`mt-2.5 grid size-6 place-items-center rounded-full border border-line bg-raised text-muted`}>
          <Icon size={13} />
        </span>
        <span className="w-px flex-1 bg-line" />
      </span>
      <div className="min-w-0 pt-2.5 pb-3">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">
            <OutsideText>{event.title}</OutsideText>
          </span>
          {event.severity ? <SeverityMark severity={event.severity} /> : null}
          <span className="flex items-center gap-1.5 text-[12px] text-muted">
            <span aria-hidden className={`size-1.5 rounded-full ${PHASE_TONE[event.phase]}`} />
            {EVENT_WORD[event.event_type]} · {sourceWord(event.source)}
          </span>
        </p>
        <p className="max-w-[90ch] text-muted">
          <OutsideText>{event.description}</OutsideText>
        </p>
        {event.evidence_ids.length > 0 ? (
          <div className="mt-1.5">
            <EvidenceChips ids={event.evidence_ids} label={`Evidence for ${event.title}`} max={6} />
          </div>
        ) : null}
        {Object.keys(event.details).length > 0 ? (
          <details className="mt-1">
            <summary className="cursor-pointer text-[12px] text-muted hover:text-text">Details</summary>
            <KeyValues data={event.details} className="mt-1.5 max-w-[640px]" />
          </details>
        ) : null}
      </div>
    </li>
  );
}

export function TimelineTab() {
  const { threat } = useThreatPage();
  const { events, start_time } = threat.investigation_timeline;
  return (
    <div className="grid gap-3">
      <Panel title="Where the time went" hint="measured, to the hundredth of a millisecond">
        <PhaseTotals />
        <Lanes lanes={toLanes(threat)} />
      </Panel>
      <Panel title="Events" hint={`${events.length}, in order`} bodyClassName="px-3.5 py-1">
        <ol aria-label="Events">
          {events.map((event) => (
            <EventRow key={event.id} event={event} start={Date.parse(start_time)} />
          ))}
        </ol>
      </Panel>
    </div>
  );
}
