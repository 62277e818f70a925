"use client";
import Link from "next/link";
import { EntityLink } from "@/components/entity/entity-link";
import { TechniqueReason } from "@/components/evidence/technique-reason";
import { ACTION_OUTCOME, ACTION_VERB } from "@/components/response/action-words";
import { URGENCY_WORD } from "@/components/threat-words";
import { Button, buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { spoken } from "@/components/ui/spoken-duration";
import { Why } from "@/components/ui/why";
import type { MitreTechnique } from "@/lib/schema/attack";
import { entitiesOf, pageKindOf } from "./entities";
import { HistoryPanel } from "./history-panel";
import { Lanes } from "./lanes";
import { useThreatPage } from "./threat-context";
import { toLanes } from "./timeline-lanes";

const LONGEST = 60;

/** The whole target stands under Response. */
const brief = (target: string) => (target.length > LONGEST ? `${target.slice(0, LONGEST)}…` : target);

export function PlanPanel() {
  const { threat, open } = useThreatPage();
  const { primary_action: primary, secondary_actions: secondary, escalation_path: path } = threat.response_plan;
  return (
    <Panel
      title="Response plan"
      aside={
        <Button size="small" variant="ghost" onClick={() => open("response")}>
          Whole plan
        </Button>
      }
    >
      <div
        className={`rounded-control border px-3 py-2 ${primary.urgency === "immediate" ? "border-critical/50" : "border-line bg-raised"}`}
      >
        <p className="flex flex-wrap items-center gap-x-2 font-semibold">
          <span className="min-w-0">
            {ACTION_VERB[primary.action_type]} <OutsideText>{primary.target}</OutsideText>
          </span>
          <Chip tone={primary.urgency === "immediate" ? "high" : "neutral"}>{URGENCY_WORD[primary.urgency]}</Chip>
        </p>
        <p className="mt-1 text-muted">
          Blast radius: <OutsideText>{primary.estimated_impact}</OutsideText>
        </p>
        {primary.requires_approval ? <p className="mt-1 text-muted">Needs approval</p> : null}
        {primary.status === "proposed" ? null : <p className="mt-1">{ACTION_OUTCOME[primary.status]}</p>}
      </div>
      {secondary.length > 0 ? (
        <p className="mt-2.5">
          Then:{" "}
          {secondary.map((action, at) => (
            <span key={action.id}>
              {at > 0 ? " · " : ""}
              {ACTION_VERB[action.action_type].toLowerCase()} <OutsideText>{brief(action.target)}</OutsideText>
            </span>
          ))}
        </p>
      ) : null}
      <p className="mt-2 text-[12px] text-muted">
        Escalation:{" "}
        {path.map((step, at) => (
          <span key={`${step.level} ${step.contact}`}>
            {at > 0 ? " → " : ""}
            <OutsideText>{step.level.replaceAll("_", " ")}</OutsideText> {step.after_minutes} min
          </span>
        ))}
      </p>
    </Panel>
  );
}

function TimesPanel() {
  const { threat } = useThreatPage();
  return (
    <Panel
      title="Timeline"
      aside={<span className="font-mono text-[12px] text-muted">{spoken(threat.total_processing_time_ms)}</span>}
    >
      <Lanes lanes={toLanes(threat)} small />
    </Panel>
  );
}

const TECHNIQUE_SOURCE = { hint: "detector's hint", rule: "rule", agent: "agent", llm: "model" } as const;

function AttackPanel() {
  const { threat } = useThreatPage();
  const tactics = new Map(threat.mitre_tactics.map((tactic) => [tactic.id, tactic.name]));
  const namesOf = ({ tactic_ids }: MitreTechnique) => tactic_ids.map((id) => tactics.get(id) ?? id);
  return (
    <Panel
      title="ATT&CK"
      hint={threat.mitre_techniques.length === 1 ? "1 technique" : `${threat.mitre_techniques.length} techniques`}
      aside={
        <Link href="/attack" prefetch={false} className={buttonClass("ghost", "small")}>
          Matrix
        </Link>
      }
    >
      <ul aria-label="ATT&CK techniques" className="grid gap-2">
        {threat.mitre_techniques.map((technique) => (
          <li key={technique.id}>
            <Link
              href={`/threats?technique=${technique.id}`}
              prefetch={false}
              className="font-mono text-[12px] text-accent hover:underline"
              title="Other threats of this technique"
            >
              {technique.id}
            </Link>{" "}
            <Why
              title={`Why ${technique.id}`}
              reason={
                <TechniqueReason
                  technique={technique}
                  tactics={namesOf(technique)}
                  others={{ href: `/threats?technique=${technique.id}`, words: "Other threats of it" }}
                />
              }
            >
              <OutsideText>{technique.name ?? "not in the table"}</OutsideText>
            </Why>
            <span className="block text-[12px] text-muted">
              {namesOf(technique).join(", ") || "no tactic"} · {Math.round(technique.confidence * 100)} % by{" "}
              {TECHNIQUE_SOURCE[technique.source]}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function EntitiesPanel() {
  const { threat } = useThreatPage();
  const entities = entitiesOf(threat.signal);
  return (
    <Panel title="Entities">
      {entities.length === 0 ? <p className="text-muted">The signal names nobody.</p> : null}
      <dl className="grid grid-cols-[minmax(4rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        {entities.map((entity) => (
          <div key={`${entity.kind} ${entity.value}`} className="contents">
            <dt className="text-muted">{entity.label}</dt>
            <dd className="min-w-0">
              <EntityLink kind={pageKindOf(entity)} value={entity.value} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

export function OverviewSide({ className }: { className?: string }) {
  return (
    <aside aria-label="About this threat" className={`grid min-w-0 content-start gap-3 ${className ?? ""}`}>
      <TimesPanel />
      <AttackPanel />
      <EntitiesPanel />
      <HistoryPanel />
    </aside>
  );
}
