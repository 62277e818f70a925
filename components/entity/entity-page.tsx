"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { findQueries } from "@/lib/query/find";
import type { Entity, EntityKind } from "@/lib/schema/entity";
import { DayChart } from "./day-chart";
import { EntityLink } from "./entity-link";
import { EntitySkeleton } from "./entity-skeleton";
import { ENTITY_KIND_WORD, INTEL_TONE, listsOf } from "./entity-words";
import { KnownPanel } from "./known-panel";
import { alertLines, countWords, NewestPanel, threatLines } from "./newest-panel";

/** What it is, how often and since when: the one sentence. */
function Head({ entity }: { entity: Entity }) {
  const { kind, name, threats, alerts, first_seen: first, last_seen: last, intelligence } = entity;
  const worst = intelligence.find(({ classification }) => classification !== "benign");
  return (
    <header>
      <p className="flex flex-wrap items-center gap-2 text-muted">
        <span>{ENTITY_KIND_WORD[kind]}</span>
        {worst ? <Chip tone={INTEL_TONE[worst.classification]}>{worst.classification}</Chip> : null}
      </p>
      <h1 className="mt-1 flex flex-wrap items-center gap-1 font-semibold text-[20px] leading-snug">
        <OutsideText mono={kind !== "customer"}>{name}</OutsideText>
        <CopyButton text={name} label={`Copy this ${ENTITY_KIND_WORD[kind].toLowerCase()}`} iconOnly />
      </h1>
      <p className="mt-1 text-muted">
        {first && last ? (
          <>
            {countWords(threats)} {threats.total === 1 ? "threat" : "threats"} and {countWords(alerts)}{" "}
            {alerts.total === 1 ? "alert" : "alerts"} {kind === "customer" ? "are its own" : "name it"} · first seen{" "}
            <RelativeTime at={first} focusable /> · last seen <RelativeTime at={last} focusable />
          </>
        ) : (
          "No threat or alert names it."
        )}
      </p>
    </header>
  );
}

function Customers({ entity }: { entity: Entity }) {
  if (entity.customers.length === 0) return null;
  return (
    <Panel title="Customers" hint="whose threats and alerts name it">
      <ul className="grid gap-1.5">
        {entity.customers.map(({ customer_name, count }) => (
          <li key={customer_name} className="flex justify-between gap-3">
            <EntityLink kind="customer" value={customer_name} />
            <span className="text-muted">{count}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function EntityPage({ kind, value }: { kind: EntityKind; value: string }) {
  const { data: entity, error, refetch } = useQuery(findQueries.entity(kind, value));
  if (!entity) {
    return error ? (
      <>
        <h1 className="sr-only">{ENTITY_KIND_WORD[kind]}</h1>
        <ProblemNotice title="It could not be loaded" error={error} onRetry={() => void refetch()} />
      </>
    ) : (
      <EntitySkeleton />
    );
  }
  const lists = listsOf(entity);
  const quiet = entity.threats.total + entity.alerts.total === 0;
  return (
    <div className="grid gap-3">
      <Head entity={entity} />
      <div className="grid items-start gap-3 min-[1100px]:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid min-w-0 gap-3">
          {quiet ? (
            <EmptyState
              title="Nothing has been seen of it"
              action={
                <Link href="/threats" className={buttonClass()}>
                  All threats
                </Link>
              }
            >
              No stored threat or alert names it in this spelling.
            </EmptyState>
          ) : (
            <>
              <Panel title="By day" hint="threats and alerts of the last 30 days">
                <DayChart days={entity.days} />
              </Panel>
              <NewestPanel
                title="Threats"
                counts={entity.threats}
                lines={threatLines(entity)}
                all={lists.threats}
                none="No threat names it."
              />
              <NewestPanel
                title="Alerts"
                counts={entity.alerts}
                lines={alertLines(entity)}
                all={lists.alerts}
                none="No alert names it."
              />
            </>
          )}
        </div>
        <div className="grid min-w-0 gap-3">
          <KnownPanel entity={entity} />
          <Customers entity={entity} />
        </div>
      </div>
    </div>
  );
}
