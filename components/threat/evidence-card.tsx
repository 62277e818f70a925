"use client";
import Link from "next/link";
import { Mentions } from "@/components/entity/mentions";
import { EVIDENCE_WORD } from "@/components/evidence/evidence-words";
import { besideField, RawExcerpt } from "@/components/evidence/raw-excerpt";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { KeyValues } from "@/components/ui/key-values";
import { OutsideText } from "@/components/ui/outside-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnedEvidence } from "./evidence-lookup";
import { fieldOf } from "./evidence-lookup";
import { OWNER_WORD } from "./page-words";
import { useThreatPage } from "./threat-context";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function pastThreatOf({ evidence }: OwnedEvidence): string | null {
  if (evidence.kind !== "past_threat") return null;
  const id = [evidence.data.threat_id, evidence.data.id].find((value) => typeof value === "string" && UUID.test(value));
  return typeof id === "string" ? id : null;
}

/** One fact in full: what, from where, when, and the way to where it was read. */
export function EvidenceCard({ owned, onLeave }: { owned: OwnedEvidence; onLeave?: () => void }) {
  const { threat, open } = useThreatPage();
  const { evidence, agent } = owned;
  const field = fieldOf(evidence, threat.signal);
  const past = pastThreatOf(owned);
  return (
    <article aria-label={`Evidence ${evidence.id}`} className="min-w-0">
      <p className="flex flex-wrap items-center gap-2 text-[12px] text-muted">
        <Chip mono tone="accent">
          {evidence.id}
        </Chip>
        <span>{EVIDENCE_WORD[evidence.kind]}</span>
        <span>· gathered by {OWNER_WORD[agent]}</span>
      </p>
      <p className="mt-2">
        <OutsideText>{evidence.summary}</OutsideText>
      </p>
      <p className="mt-1 text-[12px] text-muted">
        Read from <OutsideText mono>{evidence.source}</OutsideText>
        {evidence.observed_at ? (
          <>
            {" "}
            · as of <RelativeTime at={evidence.observed_at} focusable />
          </>
        ) : (
          " · no time of its own"
        )}
      </p>
      {field ? <RawExcerpt value={threat.signal} field={field} label="Where it stands in the signal" /> : null}
      <KeyValues data={field ? besideField(evidence.data) : evidence.data} className="mt-2.5" />
      <Mentions data={evidence.data} />
      {field || past ? (
        <p className="mt-3 flex flex-wrap gap-2">
          {field ? (
            <Button
              size="small"
              onClick={() => {
                onLeave?.();
                open("raw", field);
              }}
            >
              Show in raw signal
            </Button>
          ) : null}
          {past ? (
            <Link href={`/threats/${past}`} prefetch={false} className="text-accent hover:underline">
              Open that threat
            </Link>
          ) : null}
        </p>
      ) : null}
    </article>
  );
}
