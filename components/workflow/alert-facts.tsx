"use client";
import { useState } from "react";
import { EntityLink } from "@/components/entity/entity-link";
import { useHydrated } from "@/components/ui/clock";
import { OutsideText } from "@/components/ui/outside-text";
import { absoluteTime } from "@/components/ui/relative-time";
import type { EntityKind } from "@/lib/schema/entity";
import { useWorkflow } from "./workflow-context";
import { secondsWords } from "./workflow-words";

const LONG = 320;

function Description({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  if (!text.trim()) return null;
  const isLong = text.length > LONG;
  return (
    <p className="max-w-[78ch] whitespace-pre-line">
      <OutsideText>{isLong && !whole ? `${text.slice(0, LONG)}…` : text}</OutsideText>{" "}
      {isLong ? (
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="cursor-pointer rounded-chip text-accent hover:underline"
        >
          {whole ? "Less" : "All of it"}
        </button>
      ) : null}
    </p>
  );
}

/** What the detector said happened: its words, who it is about, and when. */
export function AlertFacts() {
  const { workflow } = useWorkflow();
  const { alert } = workflow;
  const hydrated = useHydrated();
  const { host, user, source_ip, destination_ip } = alert.assets;
  const facts: [string, string | null, EntityKind | null][] = [
    ["Customer", alert.customer_name, "customer"],
    ["Host", host, "host"],
    ["User", user, "user"],
    ["From", source_ip, "ip"],
    ["To", destination_ip, "ip"],
    ["Detector", alert.source, null],
  ];
  return (
    <section aria-label="What happened" className="grid gap-2">
      <Description text={alert.description} />
      <dl className="flex flex-wrap gap-x-5 gap-y-1">
        {facts.map(([name, value, kind]) =>
          value ? (
            <div key={name} className="flex min-w-0 gap-1.5">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0">
                {kind ? <EntityLink kind={kind} value={value} /> : <OutsideText>{value}</OutsideText>}
              </dd>
            </div>
          ) : null,
        )}
        <div className="flex gap-1.5">
          <dt className="text-muted">At</dt>
          <dd>
            <time dateTime={alert.timestamp}>{absoluteTime(alert.timestamp, hydrated)}</time>
          </dd>
        </div>
        {workflow.processing_time_seconds === null ? null : (
          <div className="flex gap-1.5">
            <dt className="text-muted">Judged in</dt>
            <dd>{secondsWords(workflow.processing_time_seconds)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
