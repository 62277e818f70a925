"use client";
import { ShieldAlert } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { EvidenceChips } from "@/components/evidence/evidence-chips";
import { OutsideText } from "@/components/ui/outside-text";
import type { Integrity } from "@/lib/schema/integrity";
import { concernWords } from "./integrity-words";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LISTED = 6;
const QUOTED = 2; // of a concern; the chips open all

function LeftOut({ ids }: { ids: string[] }) {
  if (ids.length === 0) return null;
  const rest = ids.length - LISTED;
  return (
    <li>
      {ids.length === 1 ? "1 past threat was" : `${ids.length} past threats were`} left out of the weighing:{" "}
      {ids.slice(0, LISTED).map((id, at) => (
        <span key={id}>
          {at > 0 ? ", " : ""}
          {UUID.test(id) ? (
            <Link href={`/threats/${id}`} prefetch={false} className="font-mono text-[12px] text-accent underline">
              {id.slice(0, 8)}
            </Link>
          ) : (
            <OutsideText mono>{id}</OutsideText>
          )}
        </span>
      ))}
      {rest > 0 ? ` and ${rest} more` : ""}
    </li>
  );
}

type Props = { integrity: Integrity | null | undefined; subject: "signal" | "alert" };

/** What is wrong with the evidence itself, in plain words; nothing when nothing is suspected. */
export function IntegrityPanel({ integrity, subject }: Props) {
  const heading = useId();
  if (!integrity?.suspected) return null;
  const told = new Set(integrity.concerns.map(({ text }) => text));
  const findings = integrity.findings.filter(({ text }) => !told.has(text));
  const seen = (ids: string[]) =>
    integrity.evidence
      .filter(({ id }) => ids.includes(id))
      .map(({ summary }) => summary)
      .slice(0, QUOTED);
  return (
    <section
      aria-labelledby={heading}
      className="min-w-0 rounded-panel border border-high/60 border-l-4 bg-high/5 px-3.5 py-3"
    >
      <h2 id={heading} className="flex items-center gap-2 font-semibold text-[14px]">
        <ShieldAlert aria-hidden="true" size={16} className="shrink-0 text-high" />
        The evidence may have been tampered with
      </h2>
      <ul aria-label="Concerns" className="mt-2 grid gap-2.5">
        {integrity.concerns.map(({ concern, text, evidence_ids }) => {
          const words = concernWords(concern, subject);
          return (
            <li key={`${concern} ${text}`} className="flex flex-wrap items-start gap-x-4 gap-y-1">
              <div className="min-w-[min(16rem,100%)] flex-1">
                <h3 className="font-semibold text-high">{words.title}</h3>
                <p className="first-letter:uppercase">
                  <OutsideText>{text}</OutsideText>
                </p>
                {seen(evidence_ids).map((summary) => (
                  <p key={summary} className="border-high/50 border-l-2 pl-2 text-[12px]">
                    <OutsideText>{summary}</OutsideText>
                  </p>
                ))}
                <p className="text-muted">{words.meaning}</p>
              </div>
              <EvidenceChips ids={evidence_ids} label={`Evidence for: ${words.title}`} max={4} />
            </li>
          );
        })}
        {findings.map(({ text, evidence_ids }) => (
          <li key={`${text} ${evidence_ids.join()}`} className="flex flex-wrap items-start gap-x-4 gap-y-1">
            <p className="min-w-[min(16rem,100%)] flex-1">
              <OutsideText>{text}</OutsideText>
            </p>
            <EvidenceChips ids={evidence_ids} label="Evidence for this finding" max={4} />
          </li>
        ))}
      </ul>
      <div className="mt-3 border-line border-t pt-2.5">
        <h3 className="font-semibold">What that means</h3>
        <ul className="mt-0.5 list-disc pl-4">
          <li>Nothing was lowered because of it, and while it stands a model may lower nothing.</li>
          <LeftOut ids={integrity.history_left_out} />
          <li>A person must look before anything is closed.</li>
        </ul>
      </div>
    </section>
  );
}
