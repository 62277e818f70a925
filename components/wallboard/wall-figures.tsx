"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { countWords, durationWords } from "@/components/metrics/metric-words";
import { classNames } from "@/components/ui/class-names";
import { useNow } from "@/components/ui/clock";
import { SeverityShape } from "@/components/ui/severity-mark";
import { clockWords } from "@/components/ui/sla-countdown";
import { reviewQueries } from "@/lib/query/review";
import { threatQueries } from "@/lib/query/threats";

const AGAIN_MS = 30_000; // what is at risk changes with the clock alone

const many = (count: number, noun: string) => `${countWords(count)} ${noun}${count === 1 ? "" : "s"}`;

type FigureProps = { label: string; value: ReactNode; note: string; tone?: string; mark?: ReactNode };

function Figure({ label, value, note, tone, mark }: FigureProps) {
  return (
    <div
      className={classNames(
        "flex min-w-0 flex-col rounded-panel border bg-panel px-[calc(var(--u)*1.3)] py-[calc(var(--u)*0.9)]",
        tone ? "border-current" : "border-line",
        tone,
      )}
    >
      <dt className="[&_svg]:size-[0.85em] flex items-center gap-[0.5em] whitespace-nowrap text-[calc(var(--u)*1.35)] text-text">
        {mark}
        {label}
      </dt>
      <dd className="whitespace-nowrap font-semibold text-[calc(var(--u)*5)] leading-[1.1] max-[900px]:text-[calc(var(--u)*3.6)]">
        {value}
      </dd>
      <dd className="truncate text-[calc(var(--u)*1.1)] text-muted">{note}</dd>
    </div>
  );
}

export function WallFigures() {
  const { data, error } = useQuery({ ...threatQueries.analytics(), refetchInterval: AGAIN_MS });
  const { data: review } = useQuery({ ...reviewQueries.count(), refetchInterval: AGAIN_MS });
  const now = useNow();
  if (!data) {
    return (
      <p role={error ? "alert" : undefined} className="h-[calc(var(--u)*11)] text-[calc(var(--u)*1.3)] text-muted">
        {error ? "The figures could not be loaded. They are asked for again by themselves." : "Loading the figures…"}
      </p>
    );
  }
  const { open_critical: critical, open_critical_unassigned: free, sla_at_risk: atRisk } = data;
  const left = data.next_breach_at === null ? null : Date.parse(data.next_breach_at) - now;
  const waiting = review?.total ?? data.requires_review;
  const alerts = Math.max(0, waiting - data.requires_review);
  return (
    <dl aria-label="Now" className="grid grid-cols-4 gap-[calc(var(--u)*1.2)] max-[900px]:grid-cols-2">
      <Figure
        label="Open critical"
        value={countWords(critical)}
        note={critical === 0 ? "nothing critical is open" : free === 0 ? "all taken" : `${countWords(free)} not taken`}
        tone={critical > 0 ? "text-critical" : undefined}
        mark={<SeverityShape severity="critical" />}
      />
      <Figure
        label="Needs review"
        value={`${countWords(waiting)}${review?.total_is_lower_bound ? "+" : ""}`}
        note={
          waiting === 0
            ? "nothing waits for a person"
            : `${many(data.requires_review, "threat")}, ${many(alerts, "alert")}`
        }
      />
      <Figure
        label="SLA at risk"
        value={countWords(atRisk)}
        note={
          left === null
            ? "no deadline ahead"
            : left >= 0
              ? `next breach in ${clockWords(left)}`
              : "a deadline has passed"
        }
        tone={atRisk > 0 ? "text-high" : undefined}
      />
      <Figure
        label="Time to verdict"
        value={durationWords(data.time_to_verdict_ms.mean)}
        note={`95 % within ${durationWords(data.time_to_verdict_ms.p95)}, 24 h`}
      />
    </dl>
  );
}
