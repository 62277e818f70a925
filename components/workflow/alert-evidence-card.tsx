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
import type { Alert } from "@/lib/schema/alert";
import { alertFieldOf, type OwnedAlertEvidence } from "./alert-evidence";
import { toPlainPairs } from "./plain-pairs";
import { ALERT_AGENT_WORD } from "./workflow-words";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The page of another alert or threat that the fact speaks of. */
function otherOf({ evidence }: OwnedAlertEvidence): { href: string; words: string } | null {
  const { workflow_id, threat_id } = evidence.data;
  if (typeof workflow_id === "string" && UUID.test(workflow_id)) {
    return { href: `/alerts/${workflow_id}`, words: "Open that alert" };
  }
  if (typeof threat_id === "string" && UUID.test(threat_id)) {
    return { href: `/threats/${threat_id}`, words: "Open that threat" };
  }
  return null;
}

type Props = {
  owned: OwnedAlertEvidence;
  alert: Alert;
  open: (view: "raw", fields: string) => void;
  onLeave: () => void;
};

/** One fact in full: what, from where, when, and the way to where it was read. */
export function AlertEvidenceCard({ owned, alert, open, onLeave }: Props) {
  const { evidence, agent } = owned;
  const field = alertFieldOf(evidence, alert);
  const other = otherOf(owned);
  return (
    <article aria-label={`Evidence ${evidence.id}`} className="min-w-0">
      <p className="flex flex-wrap items-center gap-2 text-[12px] text-muted">
        <Chip mono tone="accent">
          {evidence.id}
        </Chip>
        <span>{EVIDENCE_WORD[evidence.kind]}</span>
        <span>· gathered by {ALERT_AGENT_WORD[agent].toLowerCase()}</span>
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
      {field ? <RawExcerpt value={alert} field={field} label="Where it stands in the alert" /> : null}
      <KeyValues data={toPlainPairs(field ? besideField(evidence.data) : evidence.data)} className="mt-2.5" />
      <Mentions data={evidence.data} />
      {field || other ? (
        <p className="mt-3 flex flex-wrap items-center gap-3">
          {field ? (
            <Button
              size="small"
              onClick={() => {
                onLeave();
                open("raw", field);
              }}
            >
              Show in raw alert
            </Button>
          ) : null}
          {other ? (
            <Link href={other.href} prefetch={false} className="text-accent hover:underline">
              {other.words}
            </Link>
          ) : null}
        </p>
      ) : null}
    </article>
  );
}
